using System.Collections.Frozen;
using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Parsing.Html;

/// <summary>Whether 03/04/2025 on a page is March 4 or April 3: its other dates say so, else the country in its address.</summary>
internal static class DayOrder
{
    private const int MaxLineLength = 60;

    /// <summary>Countries that write English and put the day first.</summary>
    private static readonly FrozenSet<string> DayFirstCountries = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "uk", "ie", "au", "nz", "in", "za", "ng", "ke", "gh", "pk", "lk", "bd", "np", "sg", "my", "hk", "mt", "cy", "jm", "tt", "bb", "zw", "zm", "ug", "tz", "eu");

    /// <param name="guess">What the page's language lets expect; a language that puts the day first is believed.</param>
    public static bool IsMonthFirst(HtmlPage page, string? url, bool guess)
    {
        if (!guess)
        {
            return false;
        }

        var (dayFirst, monthFirst) = Count(page.Tree.Blocks);
        return monthFirst > 0 || (dayFirst == 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && DayFirstCountries.Contains(address.Host[(address.Host.LastIndexOf('.') + 1)..])));
    }

    /// <summary>Dates of which one half can only be the day.</summary>
    private static (int DayFirst, int MonthFirst) Count(List<PageBlock> blocks)
    {
        var (dayFirst, monthFirst) = (0, 0);
        Span<DateToken> buffer = stackalloc DateToken[MaxLineLength];

        foreach (var block in blocks)
        {
            if (block.Text.Length > MaxLineLength || !block.Text.Contains('/', StringComparison.Ordinal))
            {
                continue;
            }

            var tokens = DateToken.Split(block.Text, buffer);

            for (var i = 0; i + 4 < tokens.Length; i++)
            {
                if (tokens[i].IsDay && tokens[i + 2].IsDay && tokens[i + 4].IsYear && DateScanner.IsMark(block.Text, tokens[i + 1], "/") && DateScanner.IsMark(block.Text, tokens[i + 3], "/"))
                {
                    dayFirst += tokens[i].Number > 12 ? 1 : 0;
                    monthFirst += tokens[i + 2].Number > 12 ? 1 : 0;
                }
            }
        }

        return (dayFirst, monthFirst);
    }
}
