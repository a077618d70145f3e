using System.Buffers;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>The bylines that a reader of the page sees, by how they are marked.</summary>
internal sealed class PageBylines
{
    private const int MaxBylineLength = 200;
    private const int MaxBylineWords = 14;

    /// <summary>Blocks above and below the headline among which its byline is looked for.</summary>
    private const int Above = 4;

    private const int Below = 12;

    private const int MaxMarked = 50;

    /// <summary>Blocks at the end among which the copyright line is.</summary>
    private const int OwnerBlocks = 15;

    /// <summary>A longer line with a link to a person is text about that person.</summary>
    private const int MaxLineWords = 30;

    /// <summary>Names in these are never the author's. A byline may well stand in a side column.</summary>
    private const PageRegions Strangers = PageRegions.Comments | PageRegions.Related;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(",|•·");

    private readonly PageTree tree;
    private readonly int headline;
    private readonly int firstNode;
    private readonly int lastNode;

    public PageBylines(HtmlPage page, string? headline)
    {
        tree = page.Tree;
        this.headline = tree.HeadlineBlock(headline);
        (firstNode, lastNode) = this.headline < 0 ? (0, -1) : (tree.Blocks[Math.Max(0, this.headline - Above)].Node, tree.Blocks[Math.Min(tree.Blocks.Count - 1, this.headline + Below)].Node);
    }

    /// <summary><c>rel=author</c> and <c>itemprop=author</c>: those beside the headline, else the first.</summary>
    public IEnumerable<string> Marked()
    {
        var beside = new List<int>();
        var first = -1;

        for (int i = 0, seen = 0; i < tree.Nodes.Count && seen < MaxMarked; i++)
        {
            var regions = tree.Nodes[i].Regions;

            var isBeside = i >= firstNode && i <= lastNode;

            if ((regions & Strangers) != 0 || (!isBeside && (first >= 0 || (regions & (PageRegions.Aside | PageRegions.Navigation)) != 0)) || !BylineElements.IsMarked(tree.Nodes[i].Element))
            {
                continue;
            }

            seen++;

            if (IsOtherTask(i))
            {
                continue;
            }

            if (isBeside)
            {
                beside.Add(i);
            }
            else
            {
                first = i;
            }
        }

        return (beside.Count > 0 ? beside : first >= 0 ? [first] : []).Select(i => BylineElements.NameText(tree.Nodes[i].Element));
    }

    /// <summary>Links to an author's page beside the headline, those in running text aside.</summary>
    /// <param name="introduced">Only links behind a "by", of which a single word may be a name.</param>
    public IEnumerable<string> Linked(bool introduced)
    {
        for (int i = firstNode, seen = 0; i <= lastNode && seen < MaxMarked; i++)
        {
            var node = tree.Nodes[i];

            if (node.Element.LocalName == "a" && (node.Regions & (Strangers | PageRegions.Footer | PageRegions.Navigation)) == 0 && node.Element.GetAttribute("href") is { } target && BylineElements.IsAuthorPage(target)
                && ++seen > 0 && Line(i) is var (block, before) && block >= 0 && tree.Blocks[block].Words <= MaxLineWords && !IsOtherTask(block, before) && (!introduced || BylineIntroductions.EndsWith(before)))
            {
                yield return BylineElements.NameText(node.Element);
            }
        }
    }

    /// <summary>Blocks in regions that class names call byline or author: the introduced ones, else names that stand alone.</summary>
    public IEnumerable<string> InRegions()
    {
        var beside = new List<int>();
        var others = new List<int>();

        for (var i = 0; i < tree.Blocks.Count; i++)
        {
            var block = tree.Blocks[i];
            var regions = tree.RegionsOf(block);

            if ((regions & (PageRegions.Byline | Strangers | PageRegions.Footer)) == PageRegions.Byline && block.Text.Length < MaxBylineLength && block.Words <= MaxBylineWords && !IsLabelled(i) && !IsOther(block))
            {
                if (headline >= 0 && i >= headline - Above && i <= headline + Below)
                {
                    beside.Add(i);
                }
                else if (others.Count < 4 && (regions & (PageRegions.Aside | PageRegions.Navigation)) == 0)
                {
                    others.Add(i);
                }
            }
        }

        // What stands beside the headline in such a region may be a date and no more.
        return Names(beside) is { Count: > 0 } names ? names : Names(others);
    }

    private List<string> Names(List<int> candidates)
    {
        var introduced = candidates.FindIndex(i => LineKinds.IsByline(tree.Blocks[i].Text) || (i > 0 && BylineIntroductions.Is(tree.Blocks[i - 1].Text)));
        return introduced >= 0 ? [tree.Blocks[candidates[introduced]].Text] : [.. candidates.Select(NameOf).OfType<string>()];
    }

    /// <summary>Bylines in the text under the headline, or above it; the name may be a line of its own.</summary>
    public List<string> InText() =>
        headline < 0 ? [] : BylineLines.Find(
            [.. tree.Blocks.Skip(Math.Max(0, headline - Above)).Take(24).Where(block => !IsOther(block) && !HeadlineText.Same(block.Text, tree.Blocks[headline].Text)).Select(block => block.Text)],
            [.. tree.Blocks.Select(block => block.Text)]);

    /// <summary>"Written by Jane Doe" at the end, a name over a bio that begins with it, a heading "Author" over a name.</summary>
    public IEnumerable<string> AtEnd()
    {
        for (var i = Math.Max(0, headline); i < tree.Blocks.Count; i++)
        {
            var block = tree.Blocks[i];

            if ((tree.RegionsOf(block) & (PageRegions.Comments | PageRegions.Related | PageRegions.Navigation)) != 0 || block.Words > MaxBylineWords)
            {
                continue;
            }

            var next = i + 1 < tree.Blocks.Count ? tree.Blocks[i + 1].Text : "";

            if (BylineIntroductions.Is(block.Text) && AuthorNames.IsBareName(next))
            {
                return [next];
            }

            if ((tree.RegionsOf(block) & (PageRegions.Bio | PageRegions.Byline | PageRegions.Footer)) != 0 && AuthorNames.IsBareName(block.Text) && next.Length > block.Text.Length + 10 && next.StartsWith(block.Text, StringComparison.Ordinal) && BylineLines.IsBio(next.AsSpan(block.Text.Length)))
            {
                return [block.Text];
            }

            if (block.Text.Contains(" by ", StringComparison.OrdinalIgnoreCase) && LineKinds.IsByline(block.Text))
            {
                return [block.Text];
            }
        }

        return [];
    }

    /// <summary>Whose the page is: "© 2025 Jane Doe" at its end. On a person's own site nobody signs.</summary>
    public string? Owner()
    {
        for (var i = tree.Blocks.Count - 1; i >= Math.Max(0, tree.Blocks.Count - OwnerBlocks); i--)
        {
            if (BylineLines.Owner(tree.Blocks[i].Text) is { } owner)
            {
                return owner;
            }
        }

        return null;
    }

    /// <summary>The block's text where it is a name, or names with a role or a date; null where it is something else.</summary>
    private string? NameOf(int index)
    {
        var text = tree.Blocks[index].Text;
        var comma = text.AsSpan().IndexOfAny(NameEnds);
        var name = comma < 0 ? text : text[..comma].Trim();
        return AuthorNames.IsBareName(name) || (AuthorNames.Parse(text, isField: false) is { Count: > 0 } people && (people.Count > 1 || LineKinds.IsDatedName(text))) ? text : null;
    }

    /// <summary>A line, or the label above it, that says who reviewed, edited or photographed.</summary>
    private bool IsLabelled(int index) =>
        BylineIntroductions.IsOtherTask(tree.Blocks[index].Text) || (index > 0 && tree.Blocks[index - 1].Words <= 5 && BylineIntroductions.IsOtherTask(tree.Blocks[index - 1].Text));

    /// <summary>A link that is a line of its own and leads to no author is a section or a topic.</summary>
    private bool IsOther(PageBlock block) =>
        block.LinkDensity > 0.9 && block.Words <= 4 && !AuthorNames.HasIntroduction(block.Text, out _)
        && tree.Nodes[block.Node].Element is var element && (element.LocalName == "a" ? element : element.QuerySelector("a"))?.GetAttribute("href") is { } target && !BylineElements.IsAuthorPage(target);

    private bool IsOtherTask(int node) => Line(node) is var (block, before) && block >= 0 && IsOtherTask(block, before);

    private bool IsOtherTask(int block, string before) => before.Length > 0 ? BylineIntroductions.EndsWithOtherTask(before) : IsLabelled(block);

    /// <summary>The block that an element's text stands in, and what stands before it there; -1 where it stands in none.</summary>
    private (int Block, string Before) Line(int node)
    {
        var text = TextCleaning.Line(BylineElements.NameText(tree.Nodes[node].Element).Split(" | ")[0]);

        for (var i = 0; i < tree.Blocks.Count && text.Length > 0; i++)
        {
            var block = tree.Blocks[i];

            if ((tree.IsInside(node, block.Node) || tree.IsInside(block.Node, node)) && block.Text.IndexOf(text, StringComparison.Ordinal) is var at and >= 0)
            {
                return (i, block.Text[..at].TrimEnd(' ', ':'));
            }
        }

        return (-1, "");
    }
}
