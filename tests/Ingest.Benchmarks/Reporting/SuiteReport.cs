using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ingest.Benchmarks.Reporting;

/// <summary>What a suite has measured: tables for people, the same as JSON for programs, and pictures.</summary>
public sealed class SuiteReport(string name, string title)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly List<(string Caption, string[] Columns, List<string[]> Rows)> _tables = [];
    private readonly Dictionary<string, object> _values = [];
    private readonly List<SvgChart> _charts = [];

    public void Table(string caption, params string[] columns) => _tables.Add((caption, columns, []));

    /// <summary>Adds a row to the last table.</summary>
    public void Row(params object[] cells)
    {
        _tables[^1].Rows.Add([.. cells.Select(Text)]);
        Console.WriteLine(string.Join(" | ", cells.Select(Text)));
    }

    /// <summary>A figure by name, for programs.</summary>
    public void Value(string key, object value) => _values[key] = value;

    public void Chart(SvgChart chart) => _charts.Add(chart);

    /// <summary>Writes <c>NAME.md</c>, <c>NAME.json</c> and the pictures, and prints the tables.</summary>
    public void Write(DirectoryInfo folder)
    {
        ArgumentNullException.ThrowIfNull(folder);

        folder.Create();
        var markdown = Markdown();
        File.WriteAllText(Path.Combine(folder.FullName, $"{name}.md"), markdown);
        var json = new { suite = name, at = TimeProvider.System.GetUtcNow(), machine = Machine(), _values, tables = _tables.Select(table => new { table.Caption, table.Columns, table.Rows }) };
        File.WriteAllText(Path.Combine(folder.FullName, $"{name}.json"), JsonSerializer.Serialize(json, Indented));

        foreach (var chart in _charts)
        {
            File.WriteAllText(Path.Combine(folder.FullName, $"{chart.Name}.svg"), chart.ToSvg());
        }

        Console.WriteLine();
        Console.WriteLine(markdown);
        Console.WriteLine($"Results: {folder.FullName}");
    }

    private string Markdown()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        text.WriteLine($"# {title}\n\n{Machine()}");

        foreach (var (caption, columns, rows) in _tables)
        {
            text.WriteLine($"\n{caption}\n\n| {string.Join(" | ", columns)} |\n|{string.Concat(columns.Select(_ => " --- |"))}");

            foreach (var row in rows)
            {
                text.WriteLine($"| {string.Join(" | ", row)} |");
            }
        }

        return text.ToString();
    }

    private static string Machine() =>
        string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC");

    private static string Text(object cell) => cell switch
    {
        double number => Math.Abs(number) >= 100 ? number.ToString("#,0", CultureInfo.InvariantCulture) : number.ToString(Math.Abs(number) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString("#,0", CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
