using AngleSharp.Dom;
using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Parsing.Html;

/// <summary>A page as flat lists in document order: its elements and its blocks of text.</summary>
internal sealed class PageTree
{
    private readonly List<int>?[] _blocksOf;

    private PageTree(List<PageNode> nodes, List<PageBlock> blocks)
    {
        Nodes = nodes;
        Blocks = blocks;
        _blocksOf = new List<int>?[nodes.Count];

        for (var i = 0; i < blocks.Count; i++)
        {
            (_blocksOf[blocks[i].Node] ??= []).Add(i);
        }
    }

    public List<PageNode> Nodes { get; }

    public List<PageBlock> Blocks { get; }

    /// <summary>The regions whose text does not count on this page.</summary>
    public PageRegions Outside { get; set; } = PageRegions.Outside;

    /// <summary>Where the page says that it stands; null where it does not.</summary>
    public string? Host { get; set; }

    /// <summary>Characters of running text on the whole page.</summary>
    public double Prose => Nodes.Count == 0 ? 0 : Nodes[0].Prose;

    /// <exception cref="OperationCanceledException">The time for the document is over.</exception>
    public static PageTree Of(IElement root, CancellationToken cancellationToken)
    {
        var named = new NamedRegions();
        var walk = new PageWalk(named, cancellationToken);
        walk.Walk(root);
        var tree = new PageTree(walk.Nodes, walk.Blocks);
        tree.Measure();
        RegionMarker.Mark(tree, named);
        return tree;
    }

    public bool IsInside(int node, int ancestor) => node >= ancestor && node <= Nodes[ancestor].Last;

    public PageRegions RegionsOf(PageBlock block) => Nodes[block.Node].Regions;

    /// <summary>The blocks inside an element in the page's order; takes time by the element's size, not the page's.</summary>
    public IEnumerable<PageBlock> BlocksIn(int node)
    {
        var indexes = new List<int>();

        for (var i = node; i <= Nodes[node].Last; i++)
        {
            indexes.AddRange(_blocksOf[i] ?? []);
        }

        indexes.Sort();
        return indexes.Select(i => Blocks[i]);
    }

    /// <summary>Whether a block's first link leads to a place on its own page, or nowhere.</summary>
    public bool LinksToPage(PageBlock block) =>
        Nodes[block.Node].Element.QuerySelector("a")?.GetAttribute("href") is not { } target || target.Contains('#', StringComparison.Ordinal);

    /// <summary>Whether a block's first link leads to another site.</summary>
    public bool LinksOut(PageBlock block) =>
        Host is not null && Uri.TryCreate(Nodes[block.Node].Element.QuerySelector("a")?.GetAttribute("href"), UriKind.Absolute, out var target) && target.Scheme.StartsWith("http", StringComparison.Ordinal) && !target.Host.EndsWith(Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Index of the block that shows the headline: the heading with its words, else the first block with them, else the first h1; -1 without any.</summary>
    public int HeadlineBlock(string? headline)
    {
        var at = Blocks.FindIndex(block => block.IsHeading && HeadlineText.Same(block.Text, headline));
        at = at >= 0 ? at : Blocks.FindIndex(block => HeadlineText.Same(block.Text, headline));
        return at >= 0 ? at : Blocks.FindIndex(block => block.Tag == "h1");
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
