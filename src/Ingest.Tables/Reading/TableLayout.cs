using System.Globalization;
using Azure.Data.Tables;
using Ingest.Tables.Keys;

namespace Ingest.Tables.Reading;

/// <summary>How the tables are laid out, as the meta partition of Articles says.</summary>
public sealed record TableLayout
{
    /// <summary>Major version of the schema; 0 where nobody has written yet.</summary>
    public required int SchemaVersion { get; init; }

    public required int SchemaMinorVersion { get; init; }

    /// <summary>Partitions a month of rows that are written now.</summary>
    public required int ShardCount { get; init; }

    /// <summary>The months that have, or had, rows, newest first, each with its partitions, whatever the shard counts they were written with.</summary>
    public required IReadOnlyList<MonthPartitions> Months { get; init; }

    /// <summary>One query of the rows of one partition.</summary>
    internal static async Task<TableLayout> ReadAsync(TableClient articles, CancellationToken cancellationToken)
    {
        var months = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var schema = new TableEntity();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {ArticleKeys.MetaPartition}");

        await foreach (var row in articles.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (row.RowKey == ArticleKeys.MetaRow)
            {
                schema = row;
                UnknownSchemaVersionException.ThrowIfNewer(row.GetInt32(nameof(SchemaVersion)));
            }
            else if (row.RowKey.StartsWith(ArticleKeys.MonthRowPrefix, StringComparison.Ordinal))
            {
                AddMonth(months, row.RowKey.Split(KeyText.Separator));
            }
        }

        return new TableLayout
        {
            SchemaVersion = schema.GetInt32(nameof(SchemaVersion)) ?? 0,
            SchemaMinorVersion = schema.GetInt32(nameof(SchemaMinorVersion)) ?? 0,
            ShardCount = schema.GetInt32(nameof(ShardCount)) ?? 1,
            Months = [.. months.OrderByDescending(month => month.Key, StringComparer.Ordinal).Select(month => new MonthPartitions(month.Key, month.Value))],
        };
    }

    private static void AddMonth(Dictionary<string, List<string>> months, string[] parts)
    {
        var shardCount = int.Parse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture);
        var partitions = Enumerable.Range(0, shardCount).Select(shard => ArticleKeys.MonthPartition(parts[1], shard, shardCount));
        months[parts[1]] = [.. months.GetValueOrDefault(parts[1], []).Union(partitions, StringComparer.Ordinal)];
    }
}
