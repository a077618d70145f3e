namespace Ingest.Core.Enrichment.Entities.Tagging;

/// <summary>How much of a text is about sport, where a city is a team. Levels are part of the model.</summary>
internal static class SportLevel
{
    /// <summary>Share of words, in thousandths, from which a text speaks of sport in passing, and from which it is about it.</summary>
    private const int Some = 15;
    private const int Much = 40;

    /// <summary>0 (none) to 3.</summary>
    public static ulong Of(TokenView tokens, ReadOnlySpan<ushort> classes)
    {
        var found = 0;

        for (var i = 0; i < tokens.Count; i++)
        {
            found += ((ContextClass)classes[i] & ContextClass.Sport) != 0 || IsResult(tokens, i) ? 1 : 0;
        }

        if (found == 0)
        {
            return 0;
        }

        var share = found * 1000L / tokens.Count;

        return share < Some ? 1UL : share < Much ? 2UL : 3UL;
    }

    /// <summary>"2-1", and not a date.</summary>
    private static bool IsResult(TokenView tokens, int token) =>
        token + 2 < tokens.Count
        && tokens.Word(token + 1) is "-" or "–"
        && IsShortNumber(tokens, token)
        && IsShortNumber(tokens, token + 2)
        && !(token > 0 && tokens.Word(token - 1) is "-" or "–");

    private static bool IsShortNumber(TokenView tokens, int token) => tokens.Shape(token) == WordShape.Number && tokens.Word(token).Length <= 3;
}
