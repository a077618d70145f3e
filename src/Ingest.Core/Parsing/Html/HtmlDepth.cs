using System.Collections.Frozen;

namespace Ingest.Core.Parsing.Html;

/// <summary>
/// Estimates how deep a page nests before it is parsed: a tree builder takes quadratic time on a hundred thousand open elements.
/// </summary>
internal static class HtmlDepth
{
    /// <summary>Elements without an end tag, or that close by themselves.</summary>
    private static readonly FrozenSet<string> NoDepth = new[] { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "html", "head", "body", "path", "circle", "rect", "use", "line", "polygon", "stop", "ellipse", "polyline" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>The greatest depth, or the first one above the limit.</returns>
    public static int Of(string html, int limit)
    {
        var lookup = NoDepth.GetAlternateLookup<ReadOnlySpan<char>>();
        int depth = 0, deepest = 0, foreign = 0;

        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var isEnd = html[at + 1] == '/';
            var start = at + (isEnd ? 2 : 1);
            var end = start;

            while (end < html.Length && end - start < 40 && (char.IsAsciiLetterOrDigit(html[end]) || html[end] == '-'))
            {
                end++;
            }

            var name = html.AsSpan(start, end - start);
            var isForeign = name.Equals("svg", StringComparison.OrdinalIgnoreCase) || name.Equals("math", StringComparison.OrdinalIgnoreCase);

            // Inside of svg and math nothing closes by itself.
            if (end == start || (foreign == 0 && lookup.Contains(name)))
            {
                continue;
            }

            var close = html.AsSpan(end, Math.Min(html.Length - end, 2_000)).IndexOf('>');
            var selfClosing = close > 0 && html[end + close - 1] == '/';
            foreign = Math.Max(0, foreign + (!isForeign || selfClosing ? 0 : isEnd ? -1 : 1));
            depth = Math.Max(0, depth + (isEnd ? -1 : selfClosing ? 0 : 1));
            deepest = Math.Max(deepest, depth);

            if (deepest > limit)
            {
                return deepest;
            }
        }

        return deepest;
    }
}
