using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>
/// Goes through a page once, without recursion, and lists its elements and blocks. Children are taken by index: asking a node of the
/// DOM for its sibling searches the parent's list, which is quadratic on a wide page.
/// </summary>
internal sealed class PageWalk(NamedRegions named, CancellationToken cancellationToken)
{
    /// <summary>The time limit is looked at once in so many nodes.</summary>
    private const int NodesPerCheck = 1024;

    private readonly StringBuilder _text = new();
    private readonly Stack<Open> _open = new();
    private readonly Stack<int> _blockOwners = new();
    private int _figureDepth;
    private int _linkCharacters;
    private int _linkDepth;
    private bool _hasClosed;
    private bool _isGlued;

    public List<PageNode> Nodes { get; } = [];

    public List<PageBlock> Blocks { get; } = [];

    public void Walk(IElement root)
    {
        Enter(root, isNumbered: false);

        for (var steps = 1; _open.TryPop(out var current); steps++)
        {
            if (steps % NodesPerCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (current.Child < current.Children.Length)
            {
                _open.Push(current with { Child = current.Child + 1 });
                Visit(current.Children, current.Child, current.Element);
            }
            else
            {
                Leave(current);
            }
        }

        Flush();
    }

    private void Visit(INodeList siblings, int index, IElement parent)
    {
        if (siblings[index] is IText characters)
        {
            Append(characters.Data);
        }
        else if (siblings[index] is IElement element && !ElementNames.Skipped.Contains(element.LocalName))
        {
            if (element.LocalName is "br" or "hr")
            {
                LineBreak(element, siblings, index);
            }
            else
            {
                Enter(element, parent.LocalName == "ol" && element.LocalName == "li");
            }
        }
    }

    private void Enter(IElement element, bool isNumbered)
    {
        var index = Nodes.Count;
        var isBlock = IsBlock(element) || IsCaption(element);

        if (isBlock)
        {
            Flush();
            _blockOwners.Push(index);
        }

        var parent = _open.TryPeek(out var above) ? above.Node : -1;
        var number = 0;

        if (isNumbered)
        {
            _open.Push(_open.Pop() with { Items = above.Items + 1 });
            number = above.Items + 1;
        }

        var isList = element.LocalName is "ul" or "ol" or "table" or "dl";
        Nodes.Add(new PageNode(element, parent, _open.Count) { Last = index, Number = number, List = isList ? index : parent < 0 ? -1 : Nodes[parent].List });
        _open.Push(new Open(element, element.ChildNodes, 0, index, 0));
        (_isGlued, _hasClosed) = (_hasClosed && !isBlock, false);
        _linkDepth += element.LocalName == "a" ? 1 : 0;
        _figureDepth += IsFigure(element) ? 1 : 0;
    }

    private void Leave(Open left)
    {
        Nodes[left.Node].Last = Nodes.Count - 1;
        _linkDepth -= left.Element.LocalName == "a" ? 1 : 0;
        _figureDepth -= IsFigure(left.Element) ? 1 : 0;
        _hasClosed = left.Element.LocalName is "span" or "a";

        if (_blockOwners.Count > 0 && _blockOwners.Peek() == left.Node)
        {
            Flush();
            _blockOwners.Pop();
        }
    }

    /// <summary>Custom elements are lines of their own unless they stand in a paragraph.</summary>
    private static bool IsBlock(IElement element) =>
        !ElementNames.Inline.Contains(element.LocalName)
        && !(element.LocalName.Contains('-', StringComparison.Ordinal) && element.ParentElement is { } parent && (ElementNames.Paragraphs.Contains(parent.LocalName) || ElementNames.Inline.Contains(parent.LocalName)));

    private static bool IsFigure(IElement element) => element.LocalName is "figure" or "figcaption";

    /// <summary>A caption in an inline element is no part of the line around it, nor is a credit inside a caption.</summary>
    private bool IsCaption(IElement element)
    {
        if (element.LocalName is not ("span" or "small" or "em" or "i" or "b" or "cite") || element.ClassName is not { Length: > 0 and < 200 } names)
        {
            return _figureDepth > 0 && element.LocalName == "cite";
        }

        return (named.Of(names) & (_figureDepth > 0 ? PageRegions.Caption | PageRegions.Credit : PageRegions.Caption)) != 0;
    }

    /// <summary>Two inline elements side by side ("Jane Doe" and "Reporter") are often parted by style alone.</summary>
    private void Append(string characters)
    {
        if (_isGlued && characters.Length > 0 && _text.Length > 0 && char.IsLower(_text[^1]) && char.IsUpper(characters[0]))
        {
            _text.Append(' ');
        }

        (_isGlued, _hasClosed) = (false, false);
        _text.Append(characters);
        _linkCharacters += _linkDepth > 0 ? characters.AsSpan().Trim().Length : 0;
    }

    /// <summary>Two breaks in a row part paragraphs; one is a space.</summary>
    private void LineBreak(IElement element, INodeList siblings, int index)
    {
        var next = index + 1;

        while (next < siblings.Length && siblings[next] is IText blank && string.IsNullOrWhiteSpace(blank.Data))
        {
            next++;
        }

        if (element.LocalName == "hr" || (next < siblings.Length && siblings[next] is IElement { LocalName: "br" }))
        {
            Flush();
        }
        else
        {
            _text.Append('\n');
        }
    }

    private void Flush()
    {
        if (_text.Length > 0 && _blockOwners.TryPeek(out var owner) && TextCleaning.Line(_text.ToString()) is { Length: > 0 } line)
        {
            Blocks.Add(new PageBlock(Numbered(owner, line), Nodes[owner].Element.LocalName, owner, _linkCharacters));
        }

        _text.Clear();
        _linkCharacters = 0;
    }

    /// <summary>Writes out the number that a browser prints before the item of an ordered list, once an item.</summary>
    private string Numbered(int owner, string line)
    {
        var item = Nodes[owner].Number > 0 ? owner : Nodes[owner].Element.LocalName is "p" or "div" && Nodes[owner].Parent is var parent and >= 0 && parent == owner - 1 ? parent : owner;
        var number = Nodes[item].Number;
        Nodes[item].Number = 0;
        return number > 0 && !char.IsDigit(line[0]) ? string.Create(CultureInfo.InvariantCulture, $"{number}. {line}") : line;
    }

    /// <param name="Child">Index of the child that is next.</param>
    /// <param name="Node">Index in <see cref="Nodes"/>.</param>
    /// <param name="Items">List items so far.</param>
    private readonly record struct Open(IElement Element, INodeList Children, int Child, int Node, int Items);
}
