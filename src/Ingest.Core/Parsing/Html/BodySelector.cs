using Ingest.Core.Articles;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>Takes the body's blocks out of the element that holds the text, and says why the others were left.</summary>
internal static class BodySelector
{
    private const int MaxRemovedLength = 500;

    /// <summary>A list or table with more of its text linked than this is a menu or a list of teasers.</summary>
    private const double MaxListLinkDensity = 0.6;

    private const double MaxShareAbove = 0.1;

    public static (List<PageBlock> Body, List<RemovedText> Removed) Select(PageTree tree, int root, string? headline)
    {
        var body = new List<PageBlock>();
        var removed = new List<RemovedText>();

        var inside = tree.Blocks.Where(block => tree.IsInside(block.Node, root)).Select(block => (Block: block, Reason: Reason(tree, root, block, headline))).ToList();
        KeepSubheads(inside, headline);
        var (start, end) = BodySpan.Find(inside);
        start = Math.Max(start, Above(inside, headline));

        for (var i = 0; i < inside.Count; i++)
        {
            var (block, reason) = inside[i];

            if ((reason ?? (i < start || i >= end ? "edge" : null)) is { } left)
            {
                removed.Add(new RemovedText(Cut(block.Text), left));
            }
            else
            {
                body.Add(block);
            }
        }

        BodyEdges.Trim(body, removed);
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

    /// <summary>Mastheads and menus stand above the headline: the text begins behind it, unless much text stands before it.</summary>
    private static int Above(List<(PageBlock Block, string? Reason)> inside, string? headline)
    {
        var at = inside.FindIndex(entry => entry.Block.Words > 2 && HeadlineText.Same(entry.Block.Text, headline));
        var before = inside.Take(Math.Max(0, at)).Sum(entry => entry.Block.IsProse ? entry.Block.Text.Length : 0);
        return before < inside.Sum(entry => entry.Block.Text.Length) * MaxShareAbove ? at + 1 : 0;
    }

    public static string Cut(string text) => text.Length <= MaxRemovedLength ? text : text[..MaxRemovedLength];

    private static string? Reason(PageTree tree, int root, PageBlock block, string? headline)
    {
        var regions = tree.RegionsOf(block) & ~tree.Nodes[root].Regions & tree.Outside;

        if (regions != PageRegions.None)
        {
            return Name(regions);
        }

        if (block.LinkDensity > 0.5 && (block.Words < 30 || block.LinkDensity > 0.8) && !IsLinkedLine(block) && !(block.Words >= 8 && block.LinkDensity < 0.8 && TextMeasure.EndsSentence(block.Text)))
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
        for (var i = block.Node; i > root; i = tree.Nodes[i].Parent)
        {
            var node = tree.Nodes[i];

            if (node.Element.LocalName is "ul" or "ol" or "table" or "dl" && node.Characters > 0)
            {
                return (double)node.LinkCharacters / node.Characters > MaxListLinkDensity;
            }
        }

        return false;
    }

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
