using System.Globalization;

namespace Ingest.Tables.Keys;

public static class DeadLetterKeys
{
    /// <summary>Partition of the rows that are no letters yet.</summary>
    public const string FailurePartition = "failures";

    private const int InputLength = 240;

    /// <summary><c>yyyyMM</c> of the time that the letter's id carries.</summary>
    public static string Partition(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture);

    /// <summary><c>reverse ticks_id</c>: newest first.</summary>
    public static string Row(DateTimeOffset time, string id) => $"{ArticleKeys.ReverseTicks(time)}_{id}";

    /// <returns>The partition of a row by its key; null where the text is no such key.</returns>
    public static string? PartitionOf(string row)
    {
        ArgumentNullException.ThrowIfNull(row);

        var isKey = row.Length > ArticleKeys.TicksWidth && row[ArticleKeys.TicksWidth] == '_' && row.AsSpan(0, ArticleKeys.TicksWidth).IndexOfAnyExceptInRange('0', '9') < 0
            && string.CompareOrdinal(row[..ArticleKeys.TicksWidth], ArticleKeys.ReverseTicks(DateTimeOffset.MinValue)) <= 0;
        return isKey ? Partition(ArticleKeys.TimeOf(row)) : null;
    }

    /// <summary><c>stage|input</c></summary>
    public static string FailureRow(string stage, string input) => $"{stage}{KeyText.Separator}{KeyText.Encode(input, InputLength)}";
}
