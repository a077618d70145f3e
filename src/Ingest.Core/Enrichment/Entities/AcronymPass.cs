using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>
/// An acronym that the text itself spells out in small letters, "electronic design automation (EDA)", is no name, there and everywhere
/// else in the text.
/// </summary>
internal static class AcronymPass
{
    private const int Longest = 6;

    public static void Apply(TokenView tokens, List<EntitySpan> spans)
    {
        HashSet<ulong>? common = null;

        foreach (var sentence in tokens.Text.Sentences)
        {
            for (var i = sentence.FirstToken + 2; i + 2 < sentence.EndToken; i++)
            {
                if (tokens.Word(i) is "(" && tokens.Word(i + 2) is ")" && IsSpelledOut(tokens, sentence.FirstToken, i))
                {
                    (common ??= []).Add(tokens.Hash(i + 1));
                }
            }
        }

        if (common is not null)
        {
            spans.RemoveAll(span => span.Length == 1 && span.Type is EntityType.Organization or EntityType.Miscellaneous && common.Contains(tokens.Hash(span.FirstToken)));
        }
    }

    /// <summary>Whether the capitals of the word after the bracket are, from the last to the first, the initials of the small words before it.</summary>
    private static bool IsSpelledOut(TokenView tokens, int first, int bracket)
    {
        var acronym = tokens.Word(bracket + 1);
        var matched = 0;
        var word = bracket - 1;

        if (tokens.Shape(bracket + 1) is not (WordShape.Capitals or WordShape.Mixed) || acronym.Length > Longest)
        {
            return false;
        }

        for (var letter = acronym.Length - 1; letter >= 0; letter--)
        {
            if (!char.IsUpper(acronym[letter]))
            {
                continue;
            }

            while (word >= first && IsPassedOver(tokens, word))
            {
                word--;
            }

            if (word < first || tokens.Shape(word) != WordShape.Lower || char.ToUpperInvariant(tokens.Word(word)[0]) != acronym[letter])
            {
                return false;
            }

            matched++;
            word--;
        }

        return matched >= 2;
    }

    private static bool IsPassedOver(TokenView tokens, int token) =>
        tokens.Word(token) is "-" or "," or "and" or "of" or "the" or "for" or "on" or "in" or "to" or "or" or "–" or "\"";
}
