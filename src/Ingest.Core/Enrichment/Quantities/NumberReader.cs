using System.Buffers;
using System.Globalization;

namespace Ingest.Core.Enrichment.Quantities;

/// <summary>Reads numbers in figures and in English words, with their magnitude: "1,250.50", "2.5 million", "3bn", "twenty-five thousand", "a dozen".</summary>
internal static class NumberReader
{
    private static readonly SearchValues<char> FigureCharacters = SearchValues.Create("0123456789.,");

    /// <summary>Beyond this no figure of an article is meant as a quantity, and products could overflow.</summary>
    private const decimal Largest = 1_000_000_000_000_000_000m;

    /// <param name="words">The text.</param>
    /// <param name="index">Where the number should start.</param>
    /// <param name="hasDecimalComma">Whether "1.250,5" is the text's way of writing, not "1,250.5".</param>
    /// <param name="value">The value with its magnitude.</param>
    /// <param name="suffix">Letters that stick to the figure and are no magnitude: "km" of "5km".</param>
    /// <returns>The next token, or -1.</returns>
    public static int Read(TokenWords words, int index, bool hasDecimalComma, out decimal value, out string? suffix)
    {
        suffix = null;
        var next = Figure(words, index, hasDecimalComma, out value, ref suffix);
        next = next > 0 ? next : InWords(words, index, out value);

        if (next < 0)
        {
            return -1;
        }

        while (suffix is null && !words.IsAfterBreak(next) && QuantityLexicon.Magnitude(words[next]) is > 0 and var magnitude && words[next].Length > 1 && value * magnitude <= Largest)
        {
            value *= magnitude;
            next++;
        }

        return value <= Largest ? next : -1;
    }

    private static int Figure(TokenWords words, int index, bool hasDecimalComma, out decimal value, ref string? suffix)
    {
        var word = words[index];
        value = 0;

        if (word.IsEmpty || !char.IsAsciiDigit(word[0]))
        {
            return -1;
        }

        var digits = word.IndexOfAnyExcept(FigureCharacters);
        var figure = digits < 0 ? word : word[..digits];

        if (!TryParse(figure, hasDecimalComma, out value))
        {
            return -1;
        }

        if (digits < 0)
        {
            return index + 1;
        }

        var tail = word[digits..];
        var magnitude = tail is ['m' or 'M'] ? 1_000_000m : tail is ['b' or 'B'] ? 1_000_000_000m : QuantityLexicon.Magnitude(tail);

        if (magnitude == 0 && QuantityLexicon.Unit(tail) is null)
        {
            return -1;
        }

        suffix = magnitude == 0 || tail is ['m'] ? tail.ToString() : null;
        value *= suffix is null ? magnitude : 1;
        return index + 1;
    }

    private static bool TryParse(ReadOnlySpan<char> figure, bool hasDecimalComma, out decimal value)
    {
        Span<char> plain = stackalloc char[Math.Min(figure.Length, 32)];
        value = 0;

        if (figure.Length > plain.Length)
        {
            return false;
        }

        var (group, point) = hasDecimalComma ? ('.', ',') : (',', '.');
        var length = 0;
        var lastGroup = -1;

        for (var i = 0; i < figure.Length; i++)
        {
            if (figure[i] == group)
            {
                // A group mark that three digits do not follow is no group mark: "3,5" or a list.
                if (figure.Length - i < 4 || (i + 4 < figure.Length && char.IsAsciiDigit(figure[i + 4])))
                {
                    return false;
                }

                lastGroup = i;
                continue;
            }

            if (figure[i] == point && lastGroup > i)
            {
                return false;
            }

            plain[length++] = figure[i] == point ? '.' : figure[i];
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value <= Largest;
    }

    private static int InWords(TokenWords words, int index, out decimal value)
    {
        value = 0;

        if (words.IsAny(index, "a", "an", "half"))
        {
            return Phrase(words, index, out value);
        }

        if (words.Is(index, "dozens") || !QuantityLexicon.TryNumberWord(words[index], out value))
        {
            return -1;
        }

        var next = index + 1;

        if (value is >= 20 and < 100 && words.IsDash(next) && words.IsGlued(next) && QuantityLexicon.TryNumberWord(words[next + 1], out var ones) && ones is > 0 and < 10)
        {
            value += ones;
            next += 2;
        }

        if (words.Is(next, "dozen"))
        {
            value *= 12;
            next++;
        }

        return next;
    }

    /// <summary>"a dozen", "half a million", "a hundred".</summary>
    private static int Phrase(TokenWords words, int index, out decimal value)
    {
        var isHalf = words.Is(index, "half");
        var unit = isHalf && words.IsAny(index + 1, "a", "an") ? index + 2 : index + 1;
        value = words.Is(unit, "dozen") ? 12 : words[unit].Length > 2 ? QuantityLexicon.Magnitude(words[unit]) : 0;
        value = isHalf ? value / 2 : value;
        return value > 0 && (!isHalf || unit == index + 2) ? unit + 1 : -1;
    }
}
