using Azure.Data.Tables;
using Ingest.Tables.Keys;

namespace Ingest.Tables.Reading;

/// <summary>The part of an index table that an answer comes from, as filters of the service.</summary>
internal sealed record RowRange(ReadOptions Options)
{
    // Behind every character of a key but '~' itself, which a date never starts with.
    private const char End = '~';

    public ReadPosition? Position { get; } = ReadPosition.Of(Options.Continuation);

    public bool Contains(string month) =>
        IsNotAfter(Options.From is { } from ? ArticleKeys.Month(from) : null, month)
        && IsNotAfter(month, Options.To is { } to ? ArticleKeys.Month(to) : null)
        && IsNotAfter(month, Position?.Month);

    /// <summary>The rows of one partition that start with the prefix, lie in the range and stand behind the position.</summary>
    public string Filter(string partition, string prefix)
    {
        // Keys sort newest first, so that the oldest date is the upper bound.
        var high = prefix + (Options.From is { } from ? ArticleKeys.ReverseTicks(from) : "") + End;
        var low = prefix + (Options.To is { } to ? ArticleKeys.ReverseTicks(to > DateTimeOffset.MinValue ? to.AddTicks(-1) : to) : "");
        var after = Position is { } position ? prefix + position.Dated : "";

        // Rows of one date stand in the order of their prefixes: those of earlier ones were given together with the position's own row.
        var filter = string.CompareOrdinal(after, low) < 0 || string.CompareOrdinal(prefix, Position?.Prefix) > 0
            ? TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {Greater(after, low)} and RowKey lt {high}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {after} and RowKey lt {high}");
        return Options.ChangedSince is { } since ? $"{filter} and {TableClient.CreateQueryFilter($"Timestamp ge {since}")}" : filter;
    }

    private static string Greater(string a, string b) => string.CompareOrdinal(a, b) > 0 ? a : b;

    private static bool IsNotAfter(string? month, string? other) => month is null || other is null || string.CompareOrdinal(month, other) <= 0;
}
