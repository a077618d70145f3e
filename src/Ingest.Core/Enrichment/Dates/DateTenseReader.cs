namespace Ingest.Core.Enrichment.Dates;

/// <summary>The tense of the clause around an expression, by the nearest word that shows one: to the left first, then to the right.</summary>
internal static class DateTenseReader
{
    /// <summary>A clause seldom stretches further; it also keeps the work linear.</summary>
    private const int WordsLeft = 16;

    private const int WordsRight = 12;

    private static readonly WordSet Future = new(
        "will ll shall would must might could can may should going scheduled due expected planned plans plan planning upcoming set hopes intends be slated expects starting aims deadline "
        + "runs expires ends begins starts opens launches");

    private static readonly WordSet Ahead = new("until till through");

    private static readonly WordSet Past = new(
        "was were had did has have been said told came went took made won lost held left met fell rose shot found began sent became hit gave got saw broke "
        + "wrote ran spoke struck led beat drew grew");

    public static DateTense Read(DateTokens tokens, int first, int end)
    {
        for (var index = first - 1; index >= first - WordsLeft && !IsBoundary(tokens, index); index--)
        {
            if (TenseOf(tokens, index) is not DateTense.Unknown and var tense)
            {
                return tense;
            }

            // "until Friday" waits for it; further off, the word says nothing of this date.
            if (index >= first - 2 && tokens.IsIn(index, Ahead))
            {
                return DateTense.Future;
            }
        }

        for (var index = end; index < end + WordsRight && !IsBoundary(tokens, index); index++)
        {
            if (TenseOf(tokens, index) is not DateTense.Unknown and var tense)
            {
                return tense;
            }
        }

        return DateTense.Unknown;
    }

    private static DateTense TenseOf(DateTokens tokens, int index)
    {
        if (tokens[index].Kind != DateTokenKind.Word)
        {
            return DateTense.Unknown;
        }

        // "is to run", "are to meet"
        if (tokens.IsIn(index, Future) || (tokens.Is(index, "to") && tokens.IsAny(index - 1, "is", "are")))
        {
            return DateTense.Future;
        }

        var span = tokens.Span(tokens[index]);
        var isPreterite = span.Length > 3 && span.EndsWith("ed", StringComparison.Ordinal) && char.IsLower(span[0]);
        // "to be held", "will be moved" are no past.
        var isPassive = tokens.IsAny(index - 1, "be", "is", "are", "being");
        return !isPassive && (isPreterite || tokens.IsIn(index, Past)) ? DateTense.Past : DateTense.Unknown;
    }

    private static bool IsBoundary(DateTokens tokens, int index)
    {
        if (tokens[index].Kind is DateTokenKind.Outside or DateTokenKind.Break)
        {
            return true;
        }

        // A full stop ends a sentence unless an abbreviation or a decimal goes on.
        return tokens.IsMark(index, '!') || tokens.IsMark(index, '?') || tokens.IsMark(index, ';')
            || (tokens.IsMark(index, '.') && !tokens.IsGlued(index + 1) && tokens.IsCapitalised(index + 1) && tokens[index - 1].Length > 3);
    }
}
