using Azure.Data.Tables;

namespace Ingest.EndToEnd.Tests.Harness;

/// <summary>Rows of a table as two ingestions of the same files must have them.</summary>
internal static class ComparableRows
{
    // What no two runs have the same: times, ETags and the hashes and names made of them, ids of writes.
    private static readonly string[] OwnToARun =
    [
        "At", "Precedence", "ContentHash", "DocumentBlob", "DocumentOffset", "DocumentLength", "ClaimId", "FirstSeen", "LastChanged", "WrittenAt", "WriteId", "Provenance", "DropLastModified",
    ];

    /// <param name="leaveOut">Further columns that may differ.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(StorageAccount account, string table, params IEnumerable<string> leaveOut)
    {
        HashSet<string> left = ["PartitionKey", "RowKey", "Timestamp", "odata.etag", .. OwnToARun, .. leaveOut];
        var rows = await account.Clients.Tables.GetTableClient(table).QueryAsync<TableEntity>(row => row.PartitionKey != "meta").ToListAsync();
        return [.. rows.Select(row => Describe(row, left)).Order(StringComparer.Ordinal)];
    }

    /// <summary>What is missing, each with a minus, and what is too much, each with a plus.</summary>
    public static IEnumerable<string> Differences(IReadOnlyList<string> expected, IReadOnlyList<string> actual) =>
        expected.Except(actual).Select(row => $"- {row}").Concat(actual.Except(expected).Select(row => $"+ {row}"));

    private static string Describe(TableEntity row, HashSet<string> left)
    {
        // An emptied column says the same as one that was never set; a chunk of a column is named like it, with a number.
        var columns = row
            .Where(column => !left.Contains(column.Key.TrimEnd('0', '1', '2')) && column.Value is not ("" or byte[] { Length: 0 }))
            .OrderBy(column => column.Key, StringComparer.Ordinal)
            .Select(column => $"{column.Key}={(column.Value is byte[] bytes ? Convert.ToHexString(bytes) : column.Value)}");
        return $"{row.PartitionKey} {row.RowKey}: {string.Join("; ", columns)}";
    }
}
