using System.Globalization;

namespace Ingest.Core.Parsing.Fields;

/// <summary>A number, a word or a single mark of a text, with its place.</summary>
internal readonly record struct DateToken(DateTokenKind Kind, int Start, int End, int Number)
{
    public int Length => End - Start;

    public bool IsDay => Kind == DateTokenKind.Number && Length <= 2 && Number is >= 1 and <= 31;

    public bool IsMonth => Kind == DateTokenKind.Number && Length <= 2 && Number is >= 1 and <= 12;

    public bool IsYear => Kind == DateTokenKind.Number && Length == 4 && Number is >= 1900 and <= 2100;

    /// <summary>Splits as many characters of a text as <paramref name="buffer"/> has places; white space gives no token. Digits of any script count.</summary>
    public static ReadOnlySpan<DateToken> Split(ReadOnlySpan<char> text, Span<DateToken> buffer)
    {
        var count = 0;
        var length = Math.Min(text.Length, buffer.Length);

        for (var i = 0; i < length;)
        {
            var start = i;

            if (char.IsDigit(text[i]))
            {
                var value = 0L;

                while (i < length && char.IsDigit(text[i]) && !IsGluedTime(text, start, i, value))
                {
                    value = Math.Min((value * 10) + CharUnicodeInfo.GetDecimalDigitValue(text[i++]), int.MaxValue);
                }

                buffer[count++] = new DateToken(DateTokenKind.Number, start, i, (int)value);
            }
            else if (IsWordPart(text[i]))
            {
                while (i < length && IsWordPart(text[i]) && !IsGluedWord(text, start, i))
                {
                    i++;
                }

                buffer[count++] = new DateToken(DateTokenKind.Word, start, i, 0);
            }
            else
            {
                if (!char.IsWhiteSpace(text[i]))
                {
                    buffer[count++] = new DateToken(DateTokenKind.Mark, start, i + 1, 0);
                }

                i++;
            }
        }

        return buffer[..count];
    }

    /// <summary>"October 17, 20236:01 PM": the space between year and hour was markup.</summary>
    private static bool IsGluedTime(ReadOnlySpan<char> text, int start, int i, long value) =>
        i - start == 4 && value is >= 1990 and <= 2100 && i + 2 < text.Length && (text[i + 1] == ':' || (char.IsDigit(text[i + 1]) && text[i + 2] == ':'));

    /// <summary>"by Jane DoeNovember 20, 2007": the space before the month was markup.</summary>
    private static bool IsGluedWord(ReadOnlySpan<char> text, int start, int i) => i > start && char.IsUpper(text[i]) && char.IsLower(text[i - 1]);

    /// <summary>Combining vowel signs belong to the words of Indic and Thai text.</summary>
    private static bool IsWordPart(char c) =>
        char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
