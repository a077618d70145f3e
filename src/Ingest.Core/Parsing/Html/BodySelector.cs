using Ingest.Core.Articles;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>Takes the body's blocks out of the element that holds the text, and says why the others were left.</summary>
internal static class BodySelector
{
    /// <summary>A list or table with more of its text linked than this is a menu or a list of teasers.</summary>
    private const double MaxListLinkDensity = 0.6;

    private const int MinLeadWords = 15;

    /// <summary>Opening paragraphs stand so near to the headline that a table or a list of products behind them does not part them from it.</summary>
    private const int MaxLeadBlocks = 8;

    private const double MaxShareAbove = 0.1;

    public static (List<PageBlock> Body, List<RemovedText> Removed) Select(PageTree tree, int root, string? headline, IReadOnlyList<string> authors)
    {
        var body = new List<PageBlock>();
        var removed = new List<RemovedText>();
        var first = tree.HeadlineBlock(headline) is var at && at >= 0 && !tree.IsInside(tree.Blocks[at].Node, root) && tree.Blocks[at].Node < root ? at : int.MaxValue;
        var inside = tree.Blocks.Where((block, i) => tree.IsInside(block.Node, root) || IsLead(tree, root, block, i, first)).Select(block => (Block: block, Reason: Reason(tree, root, block, headline))).ToList();
        KeepSubheads(inside, headline);
        KeepLists(tree, inside);
        var (start, end) = BodySpan.Find(inside);
        var lead = Above(inside, headline);
        lead = lead > 0 || first != int.MaxValue ? lead : int.MaxValue;
        start = Math.Max(start, Above(inside, headline));

        for (var i = 0; i < inside.Count; i++)
        {
            var (block, reason) = inside[i];

            if ((reason ?? (i >= end || (i < start && !(i >= lead && !block.IsHeading && IsParagraph(block) && i < lead + MaxLeadBlocks)) ? "edge" : null)) is { } left)
            {
                removed.Add(RemovedText.Of(block.Text, left));
            }
            else
            {
                body.Add(block);
            }
        }

        BodyEdges.Trim(body, removed, authors);
        return (body, removed);
    }

    /// <summary>"3/5" is a player's counter except in a table, and "Photo composition techniques" is no credit.</summary>
    private static bool IsText(PageBlock block, string noise) =>
        (noise == "player" && block.Tag is "td" or "th") || (noise == "credit" && block.Words > 2 && block.Text.AsSpan().IndexOfAny(':', '：') < 0 && !CreditText.IsCredit(block.Text));

    /// <summary>A linked heading, or a second h1, is a subhead where running text stands on both sides.</summary>
    private static void KeepSubheads(List<(PageBlock Block, string? Reason)> blocks, string? headline)
    {
        var hasText = false;

        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            var (block, reason) = blocks[i];
            hasText |= reason is null && block.IsProse;

            if (hasText && block.IsHeading && reason is "navigation" or "headline" && !HeadlineText.Same(block.Text, headline) && blocks[i + 1] is { Reason: null, Block.IsProse: true })
            {
                blocks[i] = (block, null);
            }
        }
    }

    /// <summary>A list of links is text where a paragraph leads to it, or it leads to other sites, and another paragraph follows; a table of contents links to its own page.</summary>
    private static void KeepLists(PageTree tree, List<(PageBlock Block, string? Reason)> blocks)
    {
        for (var i = 1; i < blocks.Count; i++)
        {
            var end = i;

            while (end < blocks.Count && blocks[end] is { Block.Tag: "li", Reason: "navigation" or "related" })
            {
                end++;
            }

            if (end == i)
            {
                continue;
            }

            var isText = end < blocks.Count && blocks[i - 1] is { Reason: null, Block: var lead } && blocks[end].Reason is null && !tree.LinksToPage(blocks[i].Block)
                && (lead.Text.EndsWith(':') || blocks.Skip(i).Take(end - i).All(entry => tree.LinksOut(entry.Block)) ? blocks[end].Block.IsProse || blocks[end].Block.IsHeading : lead.IsHeading && blocks[end].Block.IsProse);

            for (; isText && i < end; i++)
            {
                blocks[i] = (blocks[i].Block, null);
            }

            i = end;
        }
    }

    /// <summary>Opening paragraphs that stand between the headline and the element that holds the rest of the text.</summary>
    private static bool IsLead(PageTree tree, int root, PageBlock block, int index, int headline) =>
        index > headline && block.Node < root && IsParagraph(block) && !IsOutside(tree, block);

    private static bool IsParagraph(PageBlock block) => block.Words >= MinLeadWords && block.LinkDensity < 0.3 && TextMeasure.EndsSentence(block.Text);

    /// <summary>A "teaser" without a link is the page's own.</summary>
    private static bool IsOutside(PageTree tree, PageBlock block)
    {
        var regions = tree.RegionsOf(block) & PageRegions.Outside;
        return regions != PageRegions.None && (regions != PageRegions.Related || tree.Nodes[block.Node].Parent is not (>= 0 and var parent) || tree.Nodes[parent].LinkCharacters > 0);
    }

    /// <summary>Mastheads and menus stand above the headline: the text begins behind it, unless much text stands before it.</summary>
    private static int Above(List<(PageBlock Block, string? Reason)> inside, string? headline)
    {
        var at = inside.FindIndex(entry => entry.Block.Words > 2 && HeadlineText.Same(entry.Block.Text, headline));
        var before = inside.Take(Math.Max(0, at)).Sum(entry => entry.Block.IsProse ? entry.Block.Text.Length : 0);
        return before < inside.Sum(entry => entry.Block.Text.Length) * MaxShareAbove ? at + 1 : 0;
    }

    private static string? Reason(PageTree tree, int root, PageBlock block, string? headline)
    {
        var regions = tree.RegionsOf(block) & ~tree.Nodes[root].Regions & tree.Outside;

        if (regions != PageRegions.None)
        {
            return Name(regions);
        }

        if (block.LinkDensity > 0.5 && (block.Words < 30 || block.LinkDensity > 0.8) && !IsLinkedLine(block) && !(block.Words >= 8 && block.LinkDensity < 0.8 && TextMeasure.EndsSentence(block.Text)) && !IsLinkedItem(tree, root, block))
        {
            return "navigation";
        }

        if (InLinkList(tree, root, block))
        {
            return "related";
        }

        if (NoiseLines.Reason(block.Text, block.Words) is { } noise && !IsText(block, noise))
        {
            return noise;
        }

        return block.Tag == "h1" || (block.IsHeading && HeadlineText.Same(block.Text, headline)) || (block.Words > 3 && HeadlineText.Same(block.Text, headline)) ? "headline" : null;
    }

    /// <summary>A subhead or list item that is a link as a whole is text where it is part of a list of sections; alone it is a teaser.</summary>
    private static bool IsLinkedLine(PageBlock block) => block.IsHeading && block.LinkDensity < 0.9;

    private static bool InLinkList(PageTree tree, int root, PageBlock block)
    {
        var list = tree.Nodes[block.Node].List;
        return list > root && tree.Nodes[list].Characters > 0 && (double)tree.Nodes[list].LinkCharacters / tree.Nodes[list].Characters > MaxListLinkDensity;
    }

    /// <summary>An item that is a link, in a list or table that is none.</summary>
    private static bool IsLinkedItem(PageTree tree, int root, PageBlock block) =>
        block.Tag is "li" or "td" or "th" && tree.Nodes[block.Node].List is var list && list > root && !InLinkList(tree, root, block) && !tree.LinksToPage(block);

    private static string Name(PageRegions regions)
    {
        for (var bit = 1; bit <= (int)PageRegions.Dek; bit <<= 1)
        {
            if (((int)regions & bit) != 0)
            {
                return ((PageRegions)bit).ToString().ToLowerInvariant();
            }
        }

        return "other";
    }
}
