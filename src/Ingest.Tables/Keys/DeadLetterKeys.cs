using System.Globalization;

namespace Ingest.Tables.Keys;

public static class DeadLetterKeys
{
    /// <summary><c>yyyyMM</c> of the time that the letter's id carries.</summary>
    public static string Partition(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture);

    /// <summary><c>reverse ticks_id</c>: newest first.</summary>
    public static string Row(DateTimeOffset time, string id) => $"{ArticleKeys.ReverseTicks(time)}_{id}";
}
