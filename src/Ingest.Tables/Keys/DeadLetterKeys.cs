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

    /// <summary><c>stage|input</c></summary>
    public static string FailureRow(string stage, string input) => $"{stage}{KeyText.Separator}{KeyText.Encode(input, InputLength)}";
}
