using System.Globalization;

namespace Ingest.Tables.Keys;

/// <summary>The keys of the article tables.</summary>
public static class ArticleKeys
{
    /// <summary>Row key of the row that each partition of the Articles table has: the article.</summary>
    public const string ArticleRow = "article";

    private const string ClaimPrefix = "claim|";
    private const string ChangePrefix = "change|";

    // Room for the prefix beside the name.
    private const int ClaimNameLength = 240;

    /// <summary>Partition and row of the row in the Articles table that says how the tables are laid out.</summary>
    public const string MetaPartition = "meta";
    public const string MetaRow = "schema";

    /// <summary>What the rows of the meta partition start with that list the months: see <see cref="MonthRow"/>.</summary>
    public const string MonthRowPrefix = "month|";

    /// <summary>Digits of a reverse tick count, so that keys sort by number.</summary>
    public const int TicksWidth = 19;

    /// <summary>Sorts newest first.</summary>
    public static string ReverseTicks(DateTimeOffset time) =>
        (DateTime.MaxValue.Ticks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>The instant that <see cref="ReverseTicks"/> was given, from the start of a key.</summary>
    public static DateTimeOffset TimeOf(ReadOnlySpan<char> reverseTicks) =>
        new(DateTime.MaxValue.Ticks - long.Parse(reverseTicks[..TicksWidth], NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero);

    /// <summary><c>yyyyMM</c>, and <c>-shard</c> where there is more than one shard a month.</summary>
    public static string MonthPartition(DateTimeOffset time, int shard, int shardCount)
    {
        return MonthPartition(Month(time), shard, shardCount);
    }

    /// <param name="month"><c>yyyyMM</c>.</param>
    public static string MonthPartition(string month, int shard, int shardCount) =>
        shardCount == 1 ? month : string.Create(CultureInfo.InvariantCulture, $"{month}-{shard}");

    /// <summary><c>yyyyMM</c> in UTC.</summary>
    public static string Month(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture);

    /// <summary>
    /// <c>month|yyyyMM|shard count</c>: row of the meta partition that says that a month has rows which were written with this shard
    /// count. It is written before the first of them, so that readers find every partition without a search.
    /// </summary>
    public static string MonthRow(string month, int shardCount) => string.Create(CultureInfo.InvariantCulture, $"{MonthRowPrefix}{month}{KeyText.Separator}{shardCount:D3}");

    /// <summary>The shard of an article: the same for all its rows, so that they share a partition.</summary>
    public static int Shard(string articleId, int shardCount)
    {
        ArgumentNullException.ThrowIfNull(articleId);

        // FNV-1a (Fowler, Noll, Vo): the id is a hash already, so any spread of its characters will do.
        var hash = 2166136261u;

        foreach (var c in articleId)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return (int)(hash % (uint)shardCount);
    }

    /// <summary>Row of a blob that has the article while another blob carries it.</summary>
    public static string ClaimRow(string blob) => ClaimPrefix + KeyText.Encode(blob, ClaimNameLength);

    /// <summary>The range that holds the claims of an article: from (inclusive) and to (exclusive).</summary>
    public static (string From, string To) ClaimRange { get; } = (ClaimPrefix, RangeEnd(ClaimPrefix));

    /// <summary>Row of the change that made a version; newest first.</summary>
    public static string ChangeRow(int version) => string.Create(CultureInfo.InvariantCulture, $"{ChangePrefix}{int.MaxValue - version:D10}");

    /// <summary>The range that holds the changes of an article: from (inclusive) and to (exclusive).</summary>
    public static (string From, string To) ChangeRange { get; } = (ChangePrefix, RangeEnd(ChangePrefix));

    private static string RangeEnd(string prefix) => prefix[..^1] + (char)(KeyText.Separator + 1);

    public static string ByDateRow(DateTimeOffset time, string articleId) => $"{ReverseTicks(time)}_{articleId}";

    /// <summary><c>ticks_article id</c>: a story's members, oldest first.</summary>
    public static string StoryRow(DateTimeOffset time, string articleId) => string.Create(CultureInfo.InvariantCulture, $"{time.UtcTicks:D19}_{articleId}");

    /// <summary>The instant that <see cref="StoryRow"/> was given.</summary>
    public static DateTimeOffset StoryTimeOf(ReadOnlySpan<char> row) => new(long.Parse(row[..TicksWidth], NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero);

    /// <summary>Partition of the Stories table that lists the months which are to be searched for copies; no article has such an id.</summary>
    public const string StoryMarks = "marks";

    /// <summary><c>type|entity key|reverse ticks_article id</c>.</summary>
    public static string ByEntityRow(string type, string entityKey, DateTimeOffset time, string articleId) =>
        EntityPrefix(type, entityKey) + ByDateRow(time, articleId);

    /// <summary>What all rows of one entity start with.</summary>
    public static string EntityPrefix(string type, string entityKey) => $"{type}{KeyText.Separator}{entityKey}{KeyText.Separator}";

    /// <summary><c>speaker key|reverse ticks_article id_n</c>; n is the quote's place in the article.</summary>
    public static string QuoteRow(string speakerKey, DateTimeOffset time, string articleId, int n) =>
        string.Create(CultureInfo.InvariantCulture, $"{SpeakerPrefix(speakerKey)}{ByDateRow(time, articleId)}_{n:D4}");

    /// <summary>What all rows of one speaker start with.</summary>
    public static string SpeakerPrefix(string speakerKey) => $"{speakerKey}{KeyText.Separator}";

    /// <summary>
    /// A name as it stands in a key: folded to lower case without diacritics and full stops, white space collapsed, encoded. What
    /// differs only by case, accents or typography is one name.
    /// </summary>
    public static string NameKey(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        return KeyText.Encode(FoldedName(name), NameKeyLength);
    }

    /// <summary>A name as <see cref="NameKey"/> has it, before it is encoded.</summary>
    internal static string FoldedName(string name) => string.Join(' ', name.ToFolded().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // The longest composed key: type (6) + two separators + name + ticks (19) + id (22) + quote number (5) and underscores.
    private const int NameKeyLength = 192;
}
