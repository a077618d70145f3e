using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>The part of a page around its headline, where an article is signed.</summary>
internal sealed class HeadlineWindow
{
    /// <summary>Blocks above and below the headline among which its byline is looked for.</summary>
    public const int Above = 4;

    public const int Below = 12;

    /// <summary>Names in these are never the author's. A byline may well stand in a side column.</summary>
    public const PageRegions Strangers = PageRegions.Comments | PageRegions.Related;

    public HeadlineWindow(PageTree tree, string? headline)
    {
        Tree = tree;
        Headline = tree.HeadlineBlock(headline);
        (FirstNode, LastNode) = Headline < 0 ? (0, -1) : (tree.Blocks[Math.Max(0, Headline - Above)].Node, tree.Blocks[Math.Min(tree.Blocks.Count - 1, Headline + Below)].Node);
    }

    public PageTree Tree { get; }

    /// <summary>Index of the block that shows the headline; -1 without any.</summary>
    public int Headline { get; }

    public int FirstNode { get; }

    /// <summary>Before the first where the page shows no headline.</summary>
    public int LastNode { get; }

    /// <summary>A line, or the label above it, that says who reviewed, edited or photographed.</summary>
    public bool IsLabelled(int index) =>
        BylineIntroductions.IsOtherTask(Tree.Blocks[index].Text) || (index > 0 && Tree.Blocks[index - 1].Words <= 5 && BylineIntroductions.IsOtherTask(Tree.Blocks[index - 1].Text));

    /// <summary>Whether an element names somebody who helped but did not write.</summary>
    public bool IsOtherTask(int node) => Line(node) is var (block, before) && block >= 0 && IsOtherTask(block, before);

    public bool IsOtherTask(int block, string before) => before.Length > 0 ? BylineIntroductions.EndsWithOtherTask(before) : IsLabelled(block);

    /// <summary>The block that an element's text stands in, and what stands before it there; -1 where it stands in none.</summary>
    public (int Block, string Before) Line(int node)
    {
        var text = TextCleaning.Line(BylineElements.NameText(Tree.Nodes[node].Element).Split(" | ")[0]);

        for (var i = 0; i < Tree.Blocks.Count && text.Length > 0; i++)
        {
            var block = Tree.Blocks[i];

            if ((Tree.IsInside(node, block.Node) || Tree.IsInside(block.Node, node)) && block.Text.IndexOf(text, StringComparison.Ordinal) is var at and >= 0)
            {
                return (i, block.Text[..at].TrimEnd(' ', ':'));
            }
        }

        return (-1, "");
    }
}
