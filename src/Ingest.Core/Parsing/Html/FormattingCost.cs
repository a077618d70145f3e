using System.Collections.Frozen;

namespace Ingest.Core.Parsing.Html;

/// <summary>
/// Estimates how many elements unclosed formatting makes before a page is parsed: HTML has each new paragraph open all formatting
/// elements again that are still open, so a thousand unclosed tags and a thousand paragraphs are a million elements.
/// </summary>
internal static class FormattingCost
{
    /// <summary>The standard keeps at most three equal formatting elements open ("Noah's Ark").</summary>
    private const int MaxEqual = 3;

    private const int MaxTag = 200;

    private static readonly FrozenSet<string> Names = new[] { "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>Elements that are opened again, or the first number above the limit.</returns>
    public static int Of(string html, int limit)
    {
        var names = Names.GetAlternateLookup<ReadOnlySpan<char>>();
        var open = new Stack<int>();
        var equal = new Dictionary<int, int>();
        int kinds = 0, cost = 0;

        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length && cost <= limit; at = html.IndexOf('<', at + 1))
        {
            var isEnd = html[at + 1] == '/';
            var start = at + (isEnd ? 2 : 1);
            var end = start;

            while (end < html.Length && end - start < 20 && char.IsAsciiLetterOrDigit(html[end]))
            {
                end++;
            }

            if (end == start || !names.Contains(html.AsSpan(start, end - start)))
            {
                cost += isEnd ? 0 : kinds;
            }
            else if (!isEnd)
            {
                var tag = html.AsSpan(start, Math.Min(MaxTag, html.Length - start));
                var hash = string.GetHashCode(tag.IndexOf('>') is var close and >= 0 ? tag[..close] : tag, StringComparison.OrdinalIgnoreCase);
                open.Push(hash);
                equal[hash] = equal.GetValueOrDefault(hash) + 1;
                kinds += equal[hash] <= MaxEqual ? 1 : 0;
            }
            else if (open.TryPop(out var hash))
            {
                kinds -= equal[hash]-- <= MaxEqual ? 1 : 0;
            }
        }

        return cost;
    }
}
