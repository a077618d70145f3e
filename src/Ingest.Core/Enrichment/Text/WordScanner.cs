namespace Ingest.Core.Enrichment.Text;

/// <summary>Finds the end of a word or number, and cuts contractions, possessives and elisions from it.</summary>
internal static class WordScanner
{
    /// <summary>End of the word at <paramref name="start"/>: letters, digits, marks; periods, commas and apostrophes where they belong to it.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        var first = Characters.At(text, start, out _);
        var katakana = Characters.IsKatakana(first);
        var position = start;
        var segment = start;

        while (position < text.Length)
        {
            var rune = Characters.At(text, position, out var units);

            if (Characters.IsWord(rune) && !Characters.IsUnspaced(rune) && Characters.IsKatakana(rune) == katakana)
            {
                position = Tokenizer.Extend(text, position + units);
                continue;
            }

            if (!Joins(text, segment, position))
            {
                break;
            }

            position++;
            segment = position;
        }

        return position < text.Length && text[position] == '.' && TakesPeriod(text, start, segment, position)
            ? Tokenizer.Extend(text, position + 1)
            : position;
    }

    /// <summary>Adds the word as one token, or as stem and ending: "do" + "n't", "Mali" + "'s", "l'" + "Italie".</summary>
    public static void Cut(ReadOnlySpan<char> text, int start, int end, string? language, List<Token> tokens)
    {
        var word = text[start..end];
        var apostrophe = word.LastIndexOfAny('\'', '\u2019', '\u02BC');

        if (apostrophe <= 0)
        {
            tokens.Add(new Token(start, end));
            return;
        }

        var cut = Ending(word, apostrophe);

        if (cut > 0)
        {
            tokens.Add(new Token(start, start + cut));
            tokens.Add(new Token(start + cut, end));
        }
        else if (IsElision(word, apostrophe, language))
        {
            tokens.Add(new Token(start, start + apostrophe + 1));
            tokens.Add(new Token(start + apostrophe + 1, end));
        }
        else
        {
            tokens.Add(new Token(start, end));
        }
    }

    private static int Ending(ReadOnlySpan<char> word, int apostrophe)
    {
        var ending = word[(apostrophe + 1)..];

        if (ending is "t" or "T" && apostrophe >= 2 && word[apostrophe - 1] is 'n' or 'N')
        {
            return apostrophe - 1;
        }

        return ending is "s" or "S" or "re" or "RE" or "ve" or "VE" or "ll" or "LL" or "d" or "D" or "m" or "M" ? apostrophe : 0;
    }

    /// <summary>French, Italian and Catalan: a consonant (or qu) and an apostrophe before a vowel.</summary>
    private static bool IsElision(ReadOnlySpan<char> word, int apostrophe, string? language)
    {
        var romance = language is not null
            && (language.StartsWith("fr", StringComparison.Ordinal) || language.StartsWith("it", StringComparison.Ordinal) || language.StartsWith("ca", StringComparison.Ordinal));
        var head = word[..apostrophe];

        return apostrophe == 1
            ? head[0] is 'd' or 'l' || (romance && head[0] is 'c' or 'j' or 'm' or 'n' or 's' or 't' or 'C' or 'D' or 'J' or 'L' or 'M' or 'N' or 'S' or 'T')
            : romance && (head is "qu" or "Qu" or "dell" or "nell" or "sull" or "all" or "dall" or "un" or "lorsqu" or "puisqu" or "jusqu");
    }

    /// <summary>Whether the mark at <paramref name="position"/> stands inside the word.</summary>
    private static bool Joins(ReadOnlySpan<char> text, int segment, int position)
    {
        if (position == segment || position + 1 >= text.Length)
        {
            return false;
        }

        var mark = text[position];
        var before = text[position - 1];
        var next = text[position + 1];

        if (char.IsAsciiDigit(before) && char.IsAsciiDigit(next))
        {
            return mark is '.' or ',' or ':' or '/';
        }

        if (Characters.IsApostrophe(mark))
        {
            return char.IsLetterOrDigit(next) && !Characters.IsUnspaced(Characters.At(text, position + 1, out _));
        }

        if (mark == '&')
        {
            return position - segment <= 3 && char.IsUpper(before) && char.IsUpper(next);
        }

        return mark == '.' && JoinsPeriod(text, segment, position, next);
    }

    /// <summary>"U.S", "e.g", "afp.com" go on; "end.Next" does not.</summary>
    private static bool JoinsPeriod(ReadOnlySpan<char> text, int segment, int position, char next)
    {
        if (!char.IsLetter(next) || !char.IsLetter(text[position - 1]))
        {
            return false;
        }

        if (position - segment != 1)
        {
            return char.IsLower(next) && char.IsAscii(next) && !Abbreviations.Contains(text[segment..position]);
        }

        // "J.K.Rowling": the name after the initials is a word of its own.
        return position + 2 >= text.Length || !char.IsUpper(next) || !char.IsLower(text[position + 2]);
    }

    private static bool TakesPeriod(ReadOnlySpan<char> text, int start, int segment, int position)
    {
        if (position + 1 < text.Length && text[position + 1] == '.')
        {
            return false;
        }

        if (position - segment == 1 && char.IsLetter(text[segment]))
        {
            return segment > start || char.IsUpper(text[segment]);
        }

        return Abbreviations.Contains(text[start..position]);
    }
}
