using Ingest.Core.Articles.Marks;
using Spectre.Console;

namespace Ingest.Cli.Output.Marks;

/// <summary>Marks as coloured text, with what they mean behind them in grey; of nested marks the inner one gives the colour.</summary>
internal sealed class ColourMarkWriter(IAnsiConsole console) : IMarkWriter
{
    private static readonly Style Aside = new(Color.Grey);

    public void WriteLegend()
    {
        var legend = new Paragraph();

        foreach (var kind in Enum.GetValues<MarkKind>())
        {
            legend.Append(kind.ToString().ToLowerInvariant(), StyleOf(kind)).Append("  ");
        }

        console.Write(legend.Append("‹meaning›  ¶ paragraph, offsets", Aside));
        console.WriteLine();
    }

    public void WriteParagraph(string place, IReadOnlyList<MarkedPart> parts)
    {
        var text = new Paragraph();
        var styles = new Stack<Style>([Style.Plain]);

        foreach (var part in parts)
        {
            if (part.Opens is { } opened)
            {
                styles.Push(styles.Peek().Combine(StyleOf(opened.Kind)));
            }
            else if (part.Closes is { } closed)
            {
                styles.Pop();
                text.Append(closed.Detail is { } detail ? $" ‹{Plain.Line(detail)}›" : "", Aside);
            }
            else
            {
                text.Append(Plain.Line(part.Text), styles.Peek());
            }
        }

        console.WriteLine();
        console.Write(new Text(place, Aside));
        console.WriteLine();
        console.Write(text);
        console.WriteLine();
    }

    private static Style StyleOf(MarkKind kind) => kind switch
    {
        MarkKind.Quote => new Style(Color.Orange1, decoration: Decoration.Italic),
        MarkKind.Speaker => new Style(decoration: Decoration.Underline),
        MarkKind.Date => new Style(Color.Aqua),
        MarkKind.Quantity => new Style(Color.Fuchsia),
        MarkKind.Person => new Style(Color.Lime),
        MarkKind.Organization => new Style(Color.DodgerBlue1),
        MarkKind.Place => new Style(Color.Yellow),
        _ => new Style(Color.Silver, decoration: Decoration.Bold),
    };
}
