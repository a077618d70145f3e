using System.Globalization;

namespace Ingest.Core.Enrichment.Text;

/// <summary>
/// Cuts text into words, numbers, punctuation marks and links. Close to the Penn Treebank's conventions (contractions and
/// possessives apart, abbreviations with their period), but hyphens always stand alone, so that "Nairobi-based" can be cut.
/// </summary>
internal static class Tokenizer
{
    public static void Tokenize(string text, int start, int end, string? language, List<Token> tokens)
    {
        // The rules look ahead; the slice keeps them inside the paragraph.
        var span = text.AsSpan(0, end);
        var position = start;

        while (position < end)
        {
            var c = span[position];

            if (Characters.IsSpace(c))
            {
                position++;
                continue;
            }

            position = Next(span, position, language, tokens);
        }
    }

    private static int Next(ReadOnlySpan<char> text, int position, string? language, List<Token> tokens)
    {
        var rune = Characters.At(text, position, out var units);

        if (LinkScanner.TryScan(text, position, out var linkEnd))
        {
            return Add(tokens, position, linkEnd);
        }

        if (Characters.IsUnspaced(rune))
        {
            return Add(tokens, position, Extend(text, position + units));
        }

        if (Characters.IsWord(rune))
        {
            var end = WordScanner.End(text, position);

            if (LinkScanner.TryScanMail(text, position, end, out var mailEnd))
            {
                return Add(tokens, position, mailEnd);
            }

            WordScanner.Cut(text, position, end, language, tokens);
            return end;
        }

        return Add(tokens, position, PunctuationEnd(text, position));
    }

    /// <summary>End of the combining marks that follow.</summary>
    public static int Extend(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && text[position] >= '\u0300')
        {
            var rune = Characters.At(text, position, out var units);

            if (!Characters.IsExtension(rune))
            {
                break;
            }

            position += units;
        }

        return position;
    }

    private static int PunctuationEnd(ReadOnlySpan<char> text, int position)
    {
        var c = text[position];

        if (!char.IsAscii(c))
        {
            // Emoji sequences, flags, marks on symbols: one user-perceived character (UAX #29).
            return position + StringInfo.GetNextTextElementLength(text[position..]);
        }

        var end = position + 1;

        // Runs of one mark are one token: "...", "--", "!!!", "''".
        while (c is '.' or '-' or '!' or '?' or '\'' or '`' or '*' or '=' or '_' or '~' && end < text.Length && text[end] == c)
        {
            end++;
        }

        return Extend(text, end);
    }

    private static int Add(List<Token> tokens, int start, int end)
    {
        tokens.Add(new Token(start, end));
        return end;
    }
}
