namespace Ingest.Core.Enrichment.Quantities;

/// <summary>Finds the noun that a number counts: "10,000 Russian troops".</summary>
internal static class CountedNoun
{
    private const int MostModifiers = 2;

    private static readonly string[] Irregular = ["people", "men", "women", "children", "police", "cattle", "sheep", "fish", "aircraft", "spacecraft", "personnel", "staff", "schoolchildren", "policemen", "servicemen", "firemen", "crew", "species", "series", "lives", "feet", "teeth", "mice"];

    private static readonly string[] NoNouns = ["is", "was", "has", "as", "this", "his", "its", "us", "does", "says", "less", "across", "always", "perhaps", "towards", "besides", "versus", "plus", "minus", "thus", "others", "times", "ours", "yes"];

    /// <returns>The noun's token, or -1.</returns>
    public static int After(TokenWords words, int index)
    {
        for (var i = index; i <= index + MostModifiers; i++)
        {
            if (words.IsAfterBreak(i) || !IsWord(words[i]))
            {
                return -1;
            }

            if (IsPlural(words, i))
            {
                return i;
            }

            if (!CanModify(words, i))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsWord(ReadOnlySpan<char> word) => word.Length > 1 && char.IsLetter(word[0]);

    private static bool IsPlural(TokenWords words, int index)
    {
        var word = words[index];
        var endsLikePlural = word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') && char.IsLower(word[0]);
        return (endsLikePlural && !words.IsAny(index, NoNouns)) || words.IsAny(index, Irregular);
    }

    private static bool CanModify(TokenWords words, int index) =>
        !words.IsAny(index, "of", "in", "on", "at", "to", "and", "or", "by", "for", "from", "with", "than", "the", "a", "an", "that", "which", "who", "were", "are", "had", "have", "will", "would", "could", "percent", "said", "when", "while", "after", "before", "as", "but", "if", "so", "is", "was", "per", "it", "he", "she", "they", "we", "his", "her", "its", "their")
        && !words[index].EndsWith("ly", StringComparison.Ordinal);
}
