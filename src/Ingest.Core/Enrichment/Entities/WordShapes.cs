namespace Ingest.Core.Enrichment.Entities;

internal static class WordShapes
{
    public static WordShape Of(ReadOnlySpan<char> word)
    {
        int upper = 0, lower = 0, digits = 0, caseless = 0, periods = 0;

        foreach (var c in word)
        {
            if (char.IsLower(c))
            {
                lower++;
            }
            else if (char.IsUpper(c))
            {
                upper++;
            }
            else if (char.IsDigit(c))
            {
                digits++;
            }
            else if (char.IsLetter(c) || char.IsSurrogate(c))
            {
                caseless++;
            }
            else if (c == '.')
            {
                periods++;
            }
        }

        if (upper + lower + digits + caseless == 0)
        {
            return WordShape.Punctuation;
        }

        if (word[0] is '@' or '#' || word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.Ordinal) || word.Contains('@'))
        {
            return WordShape.Link;
        }

        if (digits > 0)
        {
            return upper + lower + caseless == 0 ? WordShape.Number : WordShape.Alphanumeric;
        }

        if (upper + lower == 0)
        {
            return WordShape.Caseless;
        }

        return Cased(word, upper, lower, periods);
    }

    private static WordShape Cased(ReadOnlySpan<char> word, int upper, int lower, int periods)
    {
        if (upper == 0)
        {
            return WordShape.Lower;
        }

        if (lower == 0)
        {
            return upper == 1 ? WordShape.Capital : periods > 1 ? WordShape.Initials : WordShape.Capitals;
        }

        return upper == 1 && char.IsUpper(word[0]) ? WordShape.Capitalized : WordShape.Mixed;
    }
}
