using System.Text.RegularExpressions;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>The marks that wire software puts around a story: slugs and editors' notes above, end marks below.</summary>
internal static partial class WireMarks
{
    private const int MaxHeadLines = 10;

    private const double MinShareAbove = 0.7;

    private static readonly PhraseSet EndMarks = new("30|end|ends|the end|end of story|more|nnnn|fin|ende|fine|konec|koniec|конец|완");

    private static readonly PhraseSet HeadMarks = new("eds|editors|editors note|note to editors|attention editors|urgent|bulletin|flash|newsalert|correction|corrects|writethru|1st ld|2nd ld|embargoed|embargo|advisory|for immediate release|update|achtung|eilmeldung|alerta");

    /// <summary>Lines without the marks, and what was taken off.</summary>
    public static (List<TextLine> Lines, List<(string Text, string Reason)> Removed) Strip(List<TextLine> lines)
    {
        var removed = new List<(string, string)>();
        var kept = new List<TextLine>(lines.Count);
        var ended = false;
        var prose = lines.Count(line => line.IsProse);
        var above = 0;

        for (var i = 0; i < lines.Count; i++)
        {
            // "MORE" is a menu entry as well: an end mark has most of the text above it.
            above += lines[i].IsProse ? 1 : 0;
            ended |= i > 1 && above > prose * MinShareAbove && IsEndMark(lines[i].Text);
            var reason = ended ? "end-mark" : i < MaxHeadLines && i + 1 < lines.Count && IsHead(lines[i]) ? "slug" : null;

            if (reason is null)
            {
                kept.Add(lines[i]);
            }
            else
            {
                removed.Add((lines[i].Text, reason));
            }
        }

        return (kept, removed);
    }

    /// <summary>"UPDATE 1-Herders in ..." is the headline "Herders in ...".</summary>
    public static string Headline(string line) => UpdateMark().Replace(line, "");

    [GeneratedRegex(@"\A(?:UPDATE|CORRECTED|REFILE|WRAPUP|RPT|URGENT|EXCLUSIVE|UPD)\s?[0-9]{0,2}\s?[-:]\s?", RegexOptions.NonBacktracking)]
    private static partial Regex UpdateMark();

    /// <summary>"-30-", "ENDS", "(END)", "###", "- more -".</summary>
    private static bool IsEndMark(string line)
    {
        if (line.Length > 16)
        {
            return false;
        }

        var bare = line.Trim('-', '–', '—', '#', '*', '(', ')', '/', '.', ' ', '<', '>');
        var marked = bare.Length < line.Length;
        return (bare.Length == 0 && line.Contains("##", StringComparison.Ordinal)) || (EndMarks.Is(bare) && (marked || LetterCase.IsAllCapitals(bare)));
    }

    /// <summary>"BC-EU--Harbour Strike, 1st Ld-Writethru", "HARBOUR-STRIKE/ (UPDATE 1)", "Eds: adds quotes".</summary>
    private static bool IsHead(TextLine line)
    {
        if (line.Words > 12 || line.EndsSentence && line.Words > 8)
        {
            return false;
        }

        var text = line.Text;
        var isSlug = text.StartsWith("BC-", StringComparison.Ordinal) || text.Contains("--", StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal)
            || (text.Contains('-', StringComparison.Ordinal) && text.EndsWith('/') && LetterCase.IsAllCapitals(text)) || text.Contains("Writethru", StringComparison.OrdinalIgnoreCase)
            || (text.Contains('-', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal) && line.Words > 1 && text.Length < 50 && text.AsSpan().IndexOfAny('.', '/') < 0);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return isSlug || (colon > 0 && HeadMarks.Is(text.AsSpan(0, colon))) || (HeadMarks.Is(text) && line.Words <= 3);
    }
}
