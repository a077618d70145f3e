using System.Globalization;
using Ingest.Tables;

namespace Ingest.Benchmarks.Keys;

/// <summary>The simulation as tables in Markdown.</summary>
public static class KeyReport
{
    // A month in the middle of the year, with all of its days.
    private const string Month = "202507";

    /// <summary>Azure: rows a second that a partition is to take ("Scalability and performance targets for Table storage").</summary>
    private const int RowsPerSecond = 2000;

    private const int RowsInAnswer = 1000;

    private static readonly int[] Ranks = [1, 10, 100, 1_000, 10_000, 100_000];

    public static void Write(KeySimulation simulation, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(output);

        Line(output, $"{simulation.Articles:N0} articles, {simulation.IndexRows:N0} index rows: {Mean(simulation.EntityRows, simulation)} entities and {Mean(simulation.QuoteRows, simulation)} quotes an article; row keys of {simulation.KeyCharacters / simulation.IndexRows} characters on average");
        Line(output, $"Ledger: {simulation.Ledger.Sum():N0} rows in {simulation.Ledger.Count} partitions of {simulation.Ledger.Min():N0} to {simulation.Ledger.Max():N0}");
        Partitions(simulation, output);
        Writing(simulation, output);
        Reading(simulation, output);
        OtherDesign(simulation, output);
    }

    private static void Partitions(KeySimulation simulation, TextWriter output)
    {
        Line(output, $"\n| shards | table | partitions | rows a partition in {Month}, mean | fullest | fullest over mean |\n| --- | --- | --- | --- | --- | --- |");

        foreach (var load in simulation.Loads)
        {
            foreach (var table in new[] { StorageNames.ArticlesByDateTable, StorageNames.ArticlesByEntityTable, StorageNames.QuotesTable })
            {
                var rows = load.RowsOf(table, Month);
                Line(output, $"| {load.ShardCount} | {table} | {load.PartitionsOf(table):N0} | {rows.Average():N0} | {rows[^1]:N0} | {rows[^1] / rows.Average():0.00} |");
            }
        }
    }

    private static void Writing(KeySimulation simulation, TextWriter output)
    {
        Line(output, $"\n| articles a second | at the peak | rows a second in the hottest partition of ArticlesByEntity, with {string.Join(" | ", simulation.Loads.Select(load => $"{load.ShardCount}"))} shards | shards that hold {RowsPerSecond:N0} |\n| --- | --- | {string.Concat(simulation.Loads.Select(_ => "--- | "))}--- |");

        foreach (var volume in KeySimulation.Volumes)
        {
            var peak = KeySimulation.AtPeak(volume);
            var enough = simulation.Loads.FirstOrDefault(load => load.HotRows(peak) <= RowsPerSecond)?.ShardCount;
            Line(output, $"| {volume:N0} | {peak:N0} | {string.Concat(simulation.Loads.Select(load => $"{load.HotRows(peak):N0} | "))}{enough?.ToString(CultureInfo.InvariantCulture) ?? "none"} |");
        }
    }

    private static void Reading(KeySimulation simulation, TextWriter output)
    {
        Line(output, $"\n| rank of the name | mentions a year | in {Month} | requests for a year of it, with {string.Join(" | ", simulation.Loads.Select(load => $"{load.ShardCount}"))} shards |\n| --- | --- | --- | {string.Concat(simulation.Loads.Select(_ => "--- | "))}");

        foreach (var rank in Ranks)
        {
            var months = simulation.MentionsOf(rank - 1);
            Line(output, $"| {rank:N0} | {months.Sum():N0} | {months[6]:N0} | {string.Concat(simulation.Loads.Select(load => $"{Requests(months, load.ShardCount):N0} | "))}");
        }
    }

    private static void OtherDesign(KeySimulation simulation, TextWriter output)
    {
        Line(output, $"\n| shards by entity | transactions an article, written alone | in batches of 50 | rows a second in the hottest partition at {KeySimulation.AtPeak(KeySimulation.Volumes[^1]):N0} articles a second |\n| --- | --- | --- | --- |");

        foreach (var load in simulation.ByEntity)
        {
            Line(output, $"| {load.ShardCount} | {load.Alone:0.0} | {load.Batched:0.0} | {load.HotRows:N0} |");
        }
    }

    /// <summary>One for the layout, and for each month and shard one and one more for each full answer.</summary>
    private static int Requests(IEnumerable<int> months, int shards) => 1 + months.Sum(rows => shards * Math.Max(1, (int)Math.Ceiling((double)rows / shards / RowsInAnswer)));

    private static string Mean(long rows, KeySimulation simulation) => ((double)rows / simulation.Articles).ToString("0.0", CultureInfo.InvariantCulture);

    private static void Line(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
