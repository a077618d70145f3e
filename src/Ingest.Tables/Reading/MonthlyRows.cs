using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Ingest.Tables.Reading;

/// <summary>The rows of an index table, month by month, newest first.</summary>
internal static class MonthlyRows
{
    // The service's own limit of rows in one answer.
    private const int MostRowsInAnswer = 1000;

    /// <param name="layout">Asked when the first row is wanted.</param>
    /// <param name="prefixes">What the row keys start with; none is the start of another.</param>
    /// <param name="rowsPerRequest">Null takes as many as the service gives.</param>
    public static async IAsyncEnumerable<TRow> ReadAsync<TRow>(
        TableClient table, Func<CancellationToken, Task<TableLayout>> layout, IReadOnlyList<string> prefixes, RowRange range, int? rowsPerRequest, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class, ITableEntity
    {
        var months = (await layout(cancellationToken).ConfigureAwait(false)).Months;

        foreach (var month in months.Where(month => range.Contains(month.Month)))
        {
            var parts =
                from partition in month.Partitions
                from prefix in prefixes
                select table.QueryAsync<TRow>(range.Filter(partition, prefix), rowsPerRequest is { } rows ? Math.Min(rows, MostRowsInAnswer) : null, Columns<TRow>.Names, cancellationToken);

            await foreach (var row in MergedRows.ByKeyAsync(parts, prefixes, cancellationToken).ConfigureAwait(false))
            {
                yield return row;
            }
        }
    }

    /// <summary>The columns that this version knows: what a newer minor version has added is not even sent.</summary>
    private static class Columns<TRow>
    {
        public static readonly string[] Names = [.. typeof(TRow).GetProperties().Select(property => property.Name).Where(name => name != nameof(ETag))];
    }
}
