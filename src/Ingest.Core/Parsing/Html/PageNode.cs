using AngleSharp.Dom;

namespace Ingest.Core.Parsing.Html;

/// <summary>An element of the page in document order, with what the choice of the body needs.</summary>
internal sealed class PageNode(IElement element, int parent, int depth)
{
    public IElement Element { get; } = element;

    /// <summary>Index of the parent; -1 for the root.</summary>
    public int Parent { get; } = parent;

    public int Depth { get; } = depth;

    /// <summary>Index of the last element inside; its own index where it has none.</summary>
    public int Last { get; set; }

    /// <summary>The innermost list or table around the element, itself included; -1 without one.</summary>
    public int List { get; init; }

    /// <summary>Number of an item of an ordered list until it has been written out; 0 otherwise.</summary>
    public int Number { get; set; }

    public PageRegions Own { get; set; }

    /// <summary>Own and inherited.</summary>
    public PageRegions Regions { get; set; }

    /// <summary>Characters of running text inside, links aside.</summary>
    public double Prose { get; set; }

    /// <summary>The same, of what lies in no outside region.</summary>
    public double OpenProse { get; set; }

    public int Characters { get; set; }

    public int LinkCharacters { get; set; }
}
