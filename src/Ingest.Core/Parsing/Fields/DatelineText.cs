using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Reads the dateline that a wire story's first paragraph starts with.</summary>
internal static class DatelineText
{
    /// <summary>"SHARM EL-SHEIKH, Egypt, March 3 (Reuters) -" and the like; longer starts are sentences.</summary>
    private const int MaxLength = 90;

    private const int MaxColonLength = 60;

    private static readonly string[] Dashes = [" - ", " – ", " — ", ".- ", " -- ", " −", ".– ", "—", " —"];

    /// <param name="Dateline">Place and day as written, without the agency.</param>
    /// <param name="Agency">The agency's usual name, or null.</param>
    /// <param name="Length">Characters up to the first word of the story.</param>
    internal readonly record struct Result(string Dateline, string? Agency, int Length);

    public static Result? Find(string paragraph)
    {
        if (Colon(paragraph) is var colon and > 0)
        {
            return new Result(paragraph[..colon].Trim(), null, colon + 2);
        }

        var (cut, length) = Dash(paragraph);

        if (cut <= 0)
        {
            return null;
        }

        var head = paragraph[..cut].Trim();
        var (place, agency) = WithoutAgency(head);

        // Without an agency only capitals make a dateline: "PARIS — ..." but not "Paris — that is ...".
        return place.Length > 1 && StartsWithPlace(place) && (agency is not null || IsCapitals(place)) ? new Result(place, agency, cut + length) : null;
    }

    /// <summary>A line that is a dateline and nothing else: "PENTAGON —".</summary>
    public static Result? FindAlone(string line) =>
        line.Length <= MaxLength && Find(line + " ") is { } found && found.Length >= line.Length ? found with { Length = line.Length } : null;

    /// <summary>"QUETTA, Pakistan: ...": a place in capitals and its country, each word with a capital; a place alone reads like a label ("UPDATE: ...").</summary>
    /// <returns>Where the colon stands, or -1.</returns>
    private static int Colon(string paragraph)
    {
        var colon = paragraph.AsSpan(0, Math.Min(paragraph.Length, MaxColonLength)).IndexOf(": ", StringComparison.Ordinal);
        var comma = colon < 0 ? -1 : paragraph.IndexOf(", ", 0, colon, StringComparison.Ordinal);

        if (comma < 0 || !IsCapitals(paragraph[..comma]))
        {
            return -1;
        }

        foreach (var word in paragraph[(comma + 1)..colon].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!char.IsUpper(word[0]) && word is not ("and" or "of" or "the"))
            {
                return -1;
            }
        }

        return colon;
    }

    private static (int Cut, int Length) Dash(string paragraph)
    {
        var head = paragraph.AsSpan(0, Math.Min(paragraph.Length, MaxLength));
        int best = -1, length = 0;

        foreach (var dash in Dashes)
        {
            var at = head.IndexOf(dash, StringComparison.Ordinal);

            if (at > 0 && (best < 0 || at < best))
            {
                (best, length) = (at, dash.Length);
            }
        }

        // "MADRID, 3 mar (EFE).-": the bracket closes the line even where the dash is glued.
        var bracket = head.IndexOf(')');
        return best < 0 && bracket > 0 && bracket + 1 < head.Length && head[bracket + 1] is '.' or '-' or '–' or '—' ? (bracket + 1, 1) : (best, length);
    }

    private static (string Place, string? Agency) WithoutAgency(string head)
    {
        var open = head.IndexOf('(', StringComparison.Ordinal);
        var close = head.IndexOf(')', StringComparison.Ordinal);

        if (open >= 0 && close > open)
        {
            var place = head[..open].Trim(' ', ',', '.', '/');
            var agency = AgencyNames.Find(head[(open + 1)..close]) ?? (IsCapitals(place) && IsAgencyLike(head[(open + 1)..close]) ? head[(open + 1)..close].Trim() : null);
            return agency is null ? ("", null) : (place, agency);
        }

        var slash = head.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return slash.Length >= 2 && AgencyNames.Find(slash[^1]) is { } last ? (slash[0].Trim(' ', ','), last) : (head.Trim(' ', ',', '.'), null);
    }

    /// <summary>An agency that the lexicon does not know: one to three capitalised words in the bracket of a capital place line.</summary>
    private static bool IsAgencyLike(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= 3 && words.All(word => char.IsUpper(word[0])) && text.AsSpan().IndexOfAnyInRange('0', '9') < 0;
    }

    private static bool StartsWithPlace(string place)
    {
        foreach (var word in place.Split([' ', ',', '-', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsLower(word[0]) && word.Length > 4 && MonthNames.Find(word) == 0)
            {
                return false;
            }
        }

        return char.IsUpper(place[0]) || !char.IsAscii(place[0]);
    }

    /// <summary>The first name is in capitals; a country or date behind the comma need not be.</summary>
    private static bool IsCapitals(string place)
    {
        var comma = place.IndexOf(',', StringComparison.Ordinal);
        var first = comma < 0 ? place : place[..comma];
        return first.Length >= 3 && LetterCase.IsAllCapitals(first) && TextMeasure.Words(first) <= 4;
    }
}
