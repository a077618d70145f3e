namespace Ingest.Core.Parsing.Text;

/// <summary>Tells page furniture from text, one line at a time.</summary>
internal static class NoiseLines
{
    /// <summary>A longer line is a paragraph, whatever it starts with.</summary>
    private const int MaxPrefixedWords = 22;

    /// <summary>What a consent banner says of each kind of cookie.</summary>
    private const int MaxConsentWords = 120;

    /// <summary>A row of the table of cookies: name, duration, who sets it.</summary>
    private const int MinCookieWords = 6;

    private const int MaxExactWords = 8;

    /// <summary>Why the line is no part of an article, or null.</summary>
    public static string? Reason(string line, int words)
    {
        if (!TextMeasure.HasLetterOrDigit(line))
        {
            return "mark";
        }

        if (words is >= MinCookieWords and <= MaxConsentWords && NoiseLexicon.CookieRows.IsIn(line))
        {
            return "cookie";
        }

        if (words > MaxPrefixedWords)
        {
            return words <= MaxConsentWords && NoiseLexicon.Consents.Starts(line) ? "cookie" : null;
        }

        if (!NoiseLexicon.Exact.MayStart(line) && !NoiseLexicon.Prefixes.MayStart(line))
        {
            return words <= MaxExactWords && IsCounter(line) ? "player" : null;
        }

        Span<char> characters = stackalloc char[2 * PhraseKey.MaxCharacters];
        Span<byte> ends = stackalloc byte[PhraseKey.MaxCharacters];
        var key = PhraseKey.Of(line, characters, ends);

        if (words <= MaxExactWords && (NoiseLexicon.Exact.LabelOf(key) ?? (IsCounter(line) ? "player" : null)) is { } exact)
        {
            return exact;
        }

        var from = 0;

        while (NoiseLexicon.Prefixes.NextLabel(key, ref from) is { } reason)
        {
            if (words <= 3 || IsNoise(line, words, reason))
            {
                return reason;
            }
        }

        return null;
    }

    /// <summary>
    /// A sentence may begin like a teaser or a credit ("Image recognition has ..."). A label shows itself by a colon near the start or by
    /// not closing like a sentence.
    /// </summary>
    private static bool IsNoise(string line, int words, string reason)
    {
        var colon = line.AsSpan().IndexOfAny(':', '：');
        var hasLabel = colon is > 0 and < 40;
        return reason switch
        {
            "credit" or "tags" or "player" or "contributors" => hasLabel || (words <= 10 && !TextMeasure.EndsSentence(line)),
            "related" or "navigation" => hasLabel || !TextMeasure.EndsSentence(line) || words <= 6,
            _ => true,
        };
    }

    /// <summary>0:00, 12, 1/5, 3 min: players, counters and page numbers.</summary>
    private static bool IsCounter(string line)
    {
        var digits = 0;
        var letters = 0;

        foreach (var c in line)
        {
            digits += char.IsDigit(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return digits > 0 && letters == 0 && line.Length <= 14 && line.AsSpan().IndexOfAny(':', '/') >= 0;
    }
}
