using System.Text;

namespace Ingest.Core.Enrichment.Text;

/// <summary>Groups the tokens of one paragraph into sentences: by terminal marks, and by line breaks that are not mere wrapping.</summary>
internal static class SentenceSplitter
{
    public static void Split(string text, int start, int end, List<Token> tokens, int firstToken, string? language, List<Sentence> sentences)
    {
        var lines = new LineBreaks(text.AsSpan(start, end - start));
        var first = firstToken;
        var quoteOpen = false;

        for (var i = firstToken; i < tokens.Count; i++)
        {
            quoteOpen ^= text[tokens[i].Start] == '"';

            var last = i + 1 == tokens.Count;
            var boundary = !last && (EndsAt(text, tokens, first, i, language) || lines.BreakBetween(text, tokens[i].End, tokens[i + 1].Start));

            if (boundary && !HasLineBreak(text, tokens[i].End, tokens[i + 1].Start))
            {
                i = TakeClosers(text, tokens, i, ref quoteOpen);
                last = i + 1 == tokens.Count;
                boundary = last || CanStart(text, tokens, i + 1);
            }

            if (last || boundary)
            {
                sentences.Add(new Sentence(first, i + 1));
                first = i + 1;
                quoteOpen = quoteOpen && !last;
            }
        }
    }

    /// <summary>Moves over the quotation marks and brackets that close what the sentence opened.</summary>
    private static int TakeClosers(string text, List<Token> tokens, int index, ref bool quoteOpen)
    {
        while (index + 1 < tokens.Count)
        {
            var next = tokens[index + 1];
            var c = text[next.Start];
            var adjacent = next.Start == tokens[index].End;

            var closes = c is '\u201D' or '\u2019' or '\u00BB' or ')' or ']' or '\u300D' or '\u300F' or '\uFF09'
                || (c is '"' && (quoteOpen || adjacent))
                || (c is '\'' && adjacent);

            if (!closes)
            {
                break;
            }

            quoteOpen ^= c == '"';
            index++;
        }

        return index;
    }

    private static bool EndsAt(string text, List<Token> tokens, int first, int index, string? language)
    {
        var token = tokens[index];
        var mark = text[token.End - 1];

        if (mark is '\u3002' or '\uFF01' or '\uFF1F' or '\u0964' or '\u0965' or '\u06D4' or '\u061F')
        {
            return true;
        }

        if (mark is '!' or '?' or '\u2026' or '\u203C' or '\u2047')
        {
            return true;
        }

        if (mark != '.')
        {
            return false;
        }

        if (token.Length > 1 && text[token.Start] != '.')
        {
            return AbbreviationEnds(text, tokens, index);
        }

        return token.Length > 1 || index == first || PeriodEnds(text, tokens, index, language);
    }

    /// <summary>A token that carries its period ("Inc.", "U.S.", "J.") ends a sentence only where the next word says so.</summary>
    private static bool AbbreviationEnds(string text, List<Token> tokens, int index)
    {
        var word = text.AsSpan(tokens[index].Start, tokens[index].Length - 1);

        return !Abbreviations.IsTitle(word) && NextOpens(text, tokens, index);
    }

    /// <summary>A period of its own. In text that was tokenised before, it can still belong to an abbreviation ("Mr .", "U . S .").</summary>
    private static bool PeriodEnds(string text, List<Token> tokens, int index, string? language)
    {
        var before = tokens[index - 1];
        var word = text.AsSpan(before.Start, before.Length);

        if (index + 1 < tokens.Count && char.IsAsciiDigit(text[tokens[index + 1].Start]) && Abbreviations.IsCounter(word))
        {
            return false;
        }

        if (Abbreviations.IsTitle(word))
        {
            return false;
        }

        if ((word.Length == 1 && char.IsUpper(word[0])) || (Abbreviations.Contains(word) && before.End < tokens[index].Start))
        {
            return NextOpens(text, tokens, index);
        }

        return !IsOrdinal(word, language);
    }

    /// <summary>German, Danish, Norwegian, Finnish, Czech and others write ordinals with a period: "3. Oktober".</summary>
    private static bool IsOrdinal(ReadOnlySpan<char> word, string? language) =>
        word.Length <= 2 && char.IsAsciiDigit(word[0]) && language is { Length: >= 2 }
        && language.AsSpan(0, 2) is "de" or "da" or "no" or "nb" or "nn" or "fi" or "cs" or "sk" or "hu" or "pl" or "sl" or "hr" or "sr" or "et" or "is";

    private static bool NextOpens(string text, List<Token> tokens, int index) =>
        index + 1 < tokens.Count && Abbreviations.OpensSentence(text.AsSpan(tokens[index + 1].Start, tokens[index + 1].Length));

    /// <summary>A sentence does not start with a lower-case letter or a mark that continues one.</summary>
    private static bool CanStart(string text, List<Token> tokens, int index)
    {
        var c = text[tokens[index].Start];

        if (tokens[index].Start == tokens[index - 1].End && char.IsAscii(c) && !char.IsAsciiLetterUpper(c))
        {
            return false;
        }

        var rune = Characters.At(text, tokens[index].Start, out _);

        return !Rune.IsLower(rune) && c is not (',' or ';' or ':' or ')' or ']' or '.' or '?' or '!' or '\u2014' or '\u2013');
    }

    private static bool HasLineBreak(string text, int from, int to) => text.AsSpan(from, to - from).Contains('\n');
}
