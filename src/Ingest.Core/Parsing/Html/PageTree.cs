using System.Text;
using AngleSharp.Dom;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>A page as flat lists in document order: its elements and its blocks of text. Built in one walk without recursion.</summary>
internal sealed class PageTree
{
    private readonly StringBuilder text = new();
    private readonly Stack<int> blockOwners = new();
    private int linkCharacters;
    private int linkDepth;
    private bool hasClosed;
    private bool isGlued;

    private PageTree()
    {
    }

    public List<PageNode> Nodes { get; } = [];

    public List<PageBlock> Blocks { get; } = [];

    /// <summary>The regions whose text does not count on this page.</summary>
    public PageRegions Outside { get; set; } = PageRegions.Outside;

    /// <summary>Characters of running text on the whole page.</summary>
    public double Prose => Nodes.Count == 0 ? 0 : Nodes[0].Prose;

    public static PageTree Of(IElement root)
    {
        var tree = new PageTree();
        tree.Walk(root);
        tree.Measure();
        RegionMarker.Mark(tree);
        return tree;
    }

    public bool IsInside(int node, int ancestor) => node >= ancestor && node <= Nodes[ancestor].Last;

    public PageRegions RegionsOf(PageBlock block) => Nodes[block.Node].Regions;

    /// <summary>Index of the block that shows the headline: the heading with its words, else the first block with them, else the first h1; -1 without any.</summary>
    public int HeadlineBlock(string? headline)
    {
        var at = Blocks.FindIndex(block => block.IsHeading && HeadlineText.Same(block.Text, headline));
        at = at >= 0 ? at : Blocks.FindIndex(block => HeadlineText.Same(block.Text, headline));
        return at >= 0 ? at : Blocks.FindIndex(block => block.Tag == "h1");
    }

    private void Walk(IElement root)
    {
        INode? node = root;
        var parents = new Stack<int>();

        while (node is not null)
        {
            if (Enter(node, parents) && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            Leave(node, parents);

            while (node != root && node!.NextSibling is null)
            {
                node = node.Parent;
                Leave(node!, parents);
            }

            node = node == root ? null : node!.NextSibling;
        }

        Flush();
    }

    /// <returns>Whether to go on to the children.</returns>
    private bool Enter(INode node, Stack<int> parents)
    {
        if (node is IText characters)
        {
            Append(characters.Data);
            return false;
        }

        if (node is not IElement element || ElementNames.Skipped.Contains(element.LocalName))
        {
            return false;
        }

        if (element.LocalName is "br" or "hr")
        {
            LineBreak(element);
            return false;
        }

        var index = Nodes.Count;
        var isBlock = IsBlock(element);

        if (isBlock)
        {
            Flush();
            blockOwners.Push(index);
        }

        Nodes.Add(new PageNode(element, parents.Count == 0 ? -1 : parents.Peek(), parents.Count) { Last = index });
        parents.Push(index);
        (isGlued, hasClosed) = (hasClosed && !isBlock, false);
        linkDepth += element.LocalName == "a" ? 1 : 0;
        return true;
    }

    private void Leave(INode node, Stack<int> parents)
    {
        if (parents.Count == 0 || node is not IElement element || !ReferenceEquals(Nodes[parents.Peek()].Element, element))
        {
            return;
        }

        var index = parents.Pop();
        Nodes[index].Last = Nodes.Count - 1;
        linkDepth -= element.LocalName == "a" ? 1 : 0;
        hasClosed = element.LocalName is "span" or "a";

        if (blockOwners.Count > 0 && blockOwners.Peek() == index)
        {
            Flush();
            blockOwners.Pop();
        }
    }

    /// <summary>Custom elements are lines of their own unless they stand in a paragraph.</summary>
    private static bool IsBlock(IElement element) =>
        !ElementNames.Inline.Contains(element.LocalName)
        && !(element.LocalName.Contains('-', StringComparison.Ordinal) && element.ParentElement is { } parent && (ElementNames.Paragraphs.Contains(parent.LocalName) || ElementNames.Inline.Contains(parent.LocalName)));

    /// <summary>Two inline elements side by side ("Jane Doe" and "Reporter") are often parted by style alone.</summary>
    private void Append(string characters)
    {
        if (isGlued && characters.Length > 0 && text.Length > 0 && char.IsLower(text[^1]) && char.IsUpper(characters[0]))
        {
            text.Append(' ');
        }

        (isGlued, hasClosed) = (false, false);
        text.Append(characters);
        linkCharacters += linkDepth > 0 ? characters.AsSpan().Trim().Length : 0;
    }

    /// <summary>Two breaks in a row part paragraphs; one is a space.</summary>
    private void LineBreak(IElement element)
    {
        var next = element.NextSibling;

        while (next is IText blank && string.IsNullOrWhiteSpace(blank.Data))
        {
            next = next.NextSibling;
        }

        if (element.LocalName == "hr" || next is IElement { LocalName: "br" })
        {
            Flush();
        }
        else
        {
            text.Append('\n');
        }
    }

    private void Flush()
    {
        if (text.Length > 0 && blockOwners.Count > 0)
        {
            var line = TextCleaning.Line(text.ToString());

            if (line.Length > 0)
            {
                Blocks.Add(new PageBlock(ListNumbers.Prefix(Nodes[blockOwners.Peek()].Element, line, isFirst: Blocks.Count == 0 || Blocks[^1].Node != blockOwners.Peek()), Nodes[blockOwners.Peek()].Element.LocalName, blockOwners.Peek(), linkCharacters));
            }
        }

        text.Clear();
        linkCharacters = 0;
    }

    private void Measure()
    {
        foreach (var block in Blocks)
        {
            var node = Nodes[block.Node];
            node.Characters += block.Text.Length;
            node.LinkCharacters += block.LinkCharacters;
            node.Prose += block.IsProse ? block.Text.Length - block.LinkCharacters : 0;
        }

        for (var i = Nodes.Count - 1; i > 0; i--)
        {
            var parent = Nodes[Nodes[i].Parent];
            parent.Characters += Nodes[i].Characters;
            parent.LinkCharacters += Nodes[i].LinkCharacters;
            parent.Prose += Nodes[i].Prose;
        }
    }
}
