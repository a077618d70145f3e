using Ingest.Core.Articles;
using Ingest.Core.Articles.Marks;
using Spectre.Console;

namespace Ingest.Cli.Output.Marks;

/// <summary>
/// Prints the body of an article with its annotations: in colour on a terminal, in brackets elsewhere. A table below says where each of
/// them stands, with the paragraph numbers and offsets of the article's JSON.
/// </summary>
public static class MarkedOutput
{
    // Enough to find the place again; the text stands above in full.
    private const int ExcerptLength = 60;

    /// <summary>Whether this console shows colours: not a file or pipe, not a terminal without them, not with <c>NO_COLOR</c> set.</summary>
    public static bool HasColour(IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);

        return !Console.IsOutputRedirected && console.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors };
    }

    public static void Write(IAnsiConsole console, Article article, bool inColour)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(article);

        IMarkWriter writer = inColour ? new ColourMarkWriter(console) : new BracketMarkWriter(console.Profile.Out.Writer);
        var marks = ArticleMarks.Of(article);
        var starts = ArticleBody.ParagraphStarts(article.Body);
        var byParagraph = marks.SelectMany(mark => Paragraphs(mark, starts).Select(paragraph => (Paragraph: paragraph, Mark: mark))).ToLookup(entry => entry.Paragraph, entry => entry.Mark);
        writer.WriteLegend();

        for (var i = 0; i < article.Body.Count; i++)
        {
            writer.WriteParagraph($"¶ {i}, {starts[i]}-{starts[i] + article.Body[i].Length}", MarkedText.Cut(article.Body[i], starts[i], byParagraph[i]));
        }

        if (marks.Count > 0)
        {
            console.WriteLine();
            console.Write(Places(article, marks, starts));
        }
    }

    private static Table Places(Article article, IReadOnlyList<Mark> marks, int[] starts)
    {
        var text = ArticleBody.Text(article.Body);
        var table = TextTable.Create("¶", "start", "end", "kind", "text", "means");

        foreach (var mark in marks)
        {
            var (start, end) = (Math.Clamp(mark.Start, 0, text.Length), Math.Clamp(mark.End, 0, text.Length));
            table.Add(
                Invariant(ParagraphAt(starts, mark.Start)), Invariant(mark.Start), Invariant(mark.End), mark.Label, Plain.Line(start < end ? text[start..end] : "", ExcerptLength), mark.Detail);
        }

        return table;
    }

    private static IEnumerable<int> Paragraphs(Mark mark, int[] starts)
    {
        for (var i = ParagraphAt(starts, mark.Start); i < starts.Length && starts[i] < mark.End; i++)
        {
            yield return i;
        }
    }

    private static int ParagraphAt(int[] starts, int position)
    {
        var found = Array.BinarySearch(starts, position);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }

    private static string Invariant(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
