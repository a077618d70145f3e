using Spectre.Console;

namespace Ingest.Cli.Output;

/// <summary>Tables of plain text: nothing in a cell is read as markup.</summary>
public static class TextTable
{
    // Wide enough for the widest table of the command line: a file has no edge to wrap at.
    private const int RedirectedWidth = 160;

    /// <summary>Has tables in a file or pipe take the room that they need instead of a terminal's 80 columns.</summary>
    public static void FitRedirectedOutput()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }
    }

    public static Table Create(params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = TableBorder.Rounded };

        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
        }

        return table;
    }

    public static Table Add(this Table table, params ReadOnlySpan<string?> cells)
    {
        var row = new List<Text>();

        foreach (var cell in cells)
        {
            row.Add(new Text(Plain.Line(cell)));
        }

        table.AddRow(row);
        return table;
    }
}
