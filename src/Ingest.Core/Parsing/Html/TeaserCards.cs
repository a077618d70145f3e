namespace Ingest.Core.Parsing.Html;

/// <summary>
/// Cards of other articles, whatever their classes say: elements of one kind side by side, each with a linked heading and a short
/// text, that together hold a small part of the page. Lists of things that an article itself presents hold most of it.
/// </summary>
internal static class TeaserCards
{
    private const int MinCards = 2;

    /// <summary>Levels from a card's heading up to the card.</summary>
    private const int MaxLevels = 6;

    /// <summary>Characters of running text in one card.</summary>
    private const double MaxProse = 600;

    private const double MaxShare = 0.2;

    private const double MinLinked = 0.9;

    /// <summary>Share of elements of one kind that must have a linked heading.</summary>
    private const double MinTitled = 0.75;

    /// <summary>Indexes of the elements that are cards.</summary>
    public static HashSet<int> Find(PageTree tree)
    {
        var groups = new Dictionary<(int Parent, string Name), List<int>>();

        foreach (var node in Titled(tree))
        {
            var key = (tree.Nodes[node].Parent, Name(tree.Nodes[node]));

            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = [];
            }

            group.Add(node);
        }

        var cards = new HashSet<int>();

        foreach (var group in groups.Values)
        {
            if (group.Count >= MinCards && group.Count >= Siblings(tree, group[0]) * MinTitled && group.TrueForAll(node => tree.Nodes[node].Prose <= MaxProse) && group.Sum(node => tree.Nodes[node].Prose) is > 0 and var prose && prose <= tree.Prose * MaxShare)
            {
                cards.UnionWith(group);
            }
        }

        return cards;
    }

    /// <summary>Elements of the same kind beside a card, itself included: where most have no linked heading, none is a card.</summary>
    private static int Siblings(PageTree tree, int card)
    {
        var parent = tree.Nodes[card].Parent;
        var siblings = 0;

        for (var child = parent + 1; child <= tree.Nodes[parent].Last; child = tree.Nodes[child].Last + 1)
        {
            siblings += Name(tree.Nodes[child]) == Name(tree.Nodes[card]) ? 1 : 0;
        }

        return siblings;
    }

    private static string Name(PageNode node) => $"{node.Element.LocalName} {node.Element.GetAttribute("class")?.Split(' ')[0]}";

    /// <summary>The elements around linked headings.</summary>
    private static HashSet<int> Titled(PageTree tree)
    {
        var titled = new HashSet<int>();

        foreach (var block in tree.Blocks)
        {
            if (!block.IsHeading || block.LinkDensity < MinLinked || tree.LinksToPage(block))
            {
                continue;
            }

            for (int node = block.Node, level = 0; level < MaxLevels && node > 0; node = tree.Nodes[node].Parent, level++)
            {
                titled.Add(node);
            }
        }

        return titled;
    }
}
