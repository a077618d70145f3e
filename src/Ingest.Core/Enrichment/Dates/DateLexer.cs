using System.Buffers;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>
/// Cuts a text into runs of letters, runs of digits, marks and line breaks. Finer than the tokens of the text analyser on purpose:
/// "1960s", "AD842", "17th" and "2024-10-28" are several tokens here, so that the rules see every part.
/// </summary>
internal static class DateLexer
{
    private const int LongestNumber = 9;

    public static DateTokens Read(string text, DateLexicon lexicon)
    {
        var tokens = ArrayPool<DateToken>.Shared.Rent((text.Length / 4) + 4);
        var count = 0;
        var position = 0;

        while (position < text.Length)
        {
            var start = position;
            var current = text[position];

            if (count == tokens.Length)
            {
                tokens = Grown(tokens);
            }

            if (char.IsAsciiDigit(current))
            {
                position = EndOfDigits(text, position);
                tokens[count++] = new DateToken(start, position, DateTokenKind.Number, default, NumberOf(text.AsSpan(start, position - start)));
            }
            else if (IsLetter(current))
            {
                position = EndOfLetters(text, position);
                tokens[count++] = new DateToken(start, position, DateTokenKind.Word, lexicon.Find(text.AsSpan(start, position - start)), -1);
            }
            else
            {
                position++;

                if (current is '\n' or '\r' || !char.IsWhiteSpace(current))
                {
                    tokens[count++] = new DateToken(start, position, current is '\n' or '\r' ? DateTokenKind.Break : DateTokenKind.Mark, default, -1);
                }
            }
        }

        return new DateTokens(text, tokens, count);
    }

    private static DateToken[] Grown(DateToken[] tokens)
    {
        var grown = ArrayPool<DateToken>.Shared.Rent(tokens.Length * 2);
        tokens.CopyTo(grown, 0);
        ArrayPool<DateToken>.Shared.Return(tokens);
        return grown;
    }

    private static bool IsLetter(char value) => char.IsAsciiLetter(value) || char.IsLetter(value) || char.GetUnicodeCategory(value) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static int EndOfDigits(string text, int start)
    {
        var end = start + 1;

        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end;
    }

    private static int EndOfLetters(string text, int start)
    {
        var end = start + 1;

        while (end < text.Length && IsLetter(text[end]))
        {
            end++;
        }

        return end;
    }

    private static int NumberOf(ReadOnlySpan<char> digits)
    {
        if (digits.Length > LongestNumber)
        {
            return -1;
        }

        var value = 0;

        foreach (var digit in digits)
        {
            value = value * 10 + (digit - '0');
        }

        return value;
    }
}
