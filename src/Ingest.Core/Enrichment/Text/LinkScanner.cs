namespace Ingest.Core.Enrichment.Text;

/// <summary>Links, mail addresses, handles and hashtags: one token each.</summary>
internal static class LinkScanner
{
    public static bool TryScan(ReadOnlySpan<char> text, int position, out int end)
    {
        end = position;

        return text[position] switch
        {
            'h' or 'H' or 'w' or 'W' or 'f' => TryScanUrl(text, position, out end),
            '@' or '#' => TryScanTag(text, position, out end),
            _ => false,
        };
    }

    /// <summary>A mail address whose local part starts at <paramref name="start"/> and whose first word ends at <paramref name="wordEnd"/>.</summary>
    public static bool TryScanMail(ReadOnlySpan<char> text, int start, int wordEnd, out int end)
    {
        end = wordEnd;

        // Local parts have at most 64 units (RFC 5321); the limit keeps the scan linear.
        var limit = Math.Min(text.Length, start + 65);

        while (end < limit && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-' or '+' or '_'))
        {
            end++;
        }

        if (end >= limit || text[end] != '@')
        {
            return false;
        }

        var dot = false;
        var last = end;
        var domainLimit = Math.Min(text.Length, end + 256);

        for (var i = end + 1; i < domainLimit && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '.' or '-'); i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                dot |= text[i - 1] == '.' && i - 1 > end + 1;
                last = i;
            }
        }

        end = Tokenizer.Extend(text, last + 1);
        return dot;
    }

    private static bool TryScanUrl(ReadOnlySpan<char> text, int position, out int end)
    {
        end = position;
        var rest = text[position..];

        if (!rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            && !rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            && !rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            && !rest.StartsWith("ftp://", StringComparison.Ordinal))
        {
            return false;
        }

        if (position > 0 && char.IsAsciiLetterOrDigit(text[position - 1]))
        {
            return false;
        }

        while (end < text.Length && text[end] is > ' ' and < '\u007F' and not ('<' or '>' or '"' or '|' or '`' or '{' or '}'))
        {
            end++;
        }

        // Sentence punctuation and the bracket around a link are not part of it.
        while (end > position + 4 && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or ')' or ']')
        {
            end--;
        }

        end = Tokenizer.Extend(text, end);
        return end > position + 4;
    }

    private static bool TryScanTag(ReadOnlySpan<char> text, int position, out int end)
    {
        end = position + 1;

        if (position > 0 && char.IsLetterOrDigit(text[position - 1]))
        {
            return false;
        }

        while (end < text.Length && Characters.IsWord(Characters.At(text, end, out var units)))
        {
            end = Tokenizer.Extend(text, end + units);
        }

        return end > position + 1;
    }
}
