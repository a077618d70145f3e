namespace Ingest.Core.Enrichment.Quantities;

/// <summary>The words that make a figure vague, right before it.</summary>
internal static class HedgeReader
{
    private static readonly string[] Single = ["about", "around", "approximately", "roughly", "nearly", "almost", "some", "over", "under", "estimated", "above", "below", "circa", "only", "just"];

    private static readonly (string First, string Second)[] Pairs =
    [
        ("more", "than"), ("less", "than"), ("fewer", "than"), ("greater", "than"), ("at", "least"), ("at", "most"), ("up", "to"), ("close", "to"), ("just", "over"), ("just", "under"), ("well", "over"), ("an", "estimated"), ("higher", "than"),
    ];

    /// <returns>The first token of the hedge that ends before <paramref name="index"/>, or -1.</returns>
    public static int Before(TokenWords words, int index)
    {
        if (words.IsAfterBreak(index))
        {
            return -1;
        }

        if (words.Is(index - 3, "as") && words.IsAny(index - 2, "many", "much", "few", "little") && words.Is(index - 1, "as"))
        {
            return index - 3;
        }

        foreach (var (first, second) in Pairs)
        {
            if (words.Is(index - 1, second) && words.Is(index - 2, first))
            {
                return words.Is(index - 3, "no") || words.Is(index - 3, "slightly") || words.Is(index - 3, "well") ? index - 3 : index - 2;
            }
        }

        return words.IsAny(index - 1, Single) ? index - 1 : -1;
    }
}
