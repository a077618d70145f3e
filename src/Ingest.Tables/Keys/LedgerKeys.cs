using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ingest.Tables.Keys;

/// <summary>The keys of the ledger: 256 partitions by the hash of the blob's name; all rows of one blob stand together.</summary>
public static class LedgerKeys
{
    public const int PartitionCount = 256;

    /// <summary>Partition of the rows that the sweep keeps.</summary>
    public const string SweepPartition = "sweeps";

    /// <summary>Row of the sweep that is under way.</summary>
    public const string CheckpointRow = "checkpoint";

    /// <summary>Partition of the rows that say which storage transactions were used.</summary>
    public const string UsagePartition = "usage";

    /// <summary>Partition of the rows that say what people had Ingest do from the web.</summary>
    public const string AuditPartition = "audit";

    private const string CertificatePrefix = "certificate|";

    // Room for the version and batch parts behind the name, or for the state and time before it.
    private const int NameLength = 216;

    private static readonly string[] PartitionNames = [.. Enumerable.Range(0, PartitionCount).Select(i => i.ToString("x2", CultureInfo.InvariantCulture))];

    public static IReadOnlyList<string> Partitions => PartitionNames;

    /// <summary>Two hex digits of the SHA-256 of the name.</summary>
    public static string Partition(string blob) => PartitionNames[BucketOf(blob)];

    /// <summary>Place of <see cref="Partition"/> among <see cref="Partitions"/>.</summary>
    public static int BucketOf(string blob)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(blob), hash);
        return hash[0];
    }

    /// <summary>Row of the blob itself.</summary>
    public static string DropRow(string blob) => KeyText.Encode(blob, NameLength);

    /// <summary>Row of one finished batch of one version of the blob.</summary>
    public static string BatchRow(string blob, int version, int batch) =>
        string.Create(CultureInfo.InvariantCulture, $"{DropRow(blob)}{KeyText.Separator}{version:D6}{KeyText.Separator}{batch:D6}");

    /// <summary>The range that holds the batch rows of all versions: from (inclusive) and to (exclusive).</summary>
    public static (string From, string To) BatchRange(string blob)
    {
        var row = DropRow(blob);
        return ($"{row}{KeyText.Separator}", $"{row}{AfterSeparator}");
    }

    /// <summary>Row of the index by state and age: newest first within a state. Starts with what no name starts with.</summary>
    public static string StateRow(string state, DateTimeOffset since, string blob) => $"{StatePrefix(state)}{ArticleKeys.ReverseTicks(since)}{KeyText.Separator}{DropRow(blob)}";

    /// <summary>The range of the index that holds the drops in a state since (inclusive) and until (exclusive) an instant.</summary>
    public static (string From, string To) StateRange(string state, DateTimeOffset? since, DateTimeOffset? until)
    {
        var prefix = StatePrefix(state);

        // Later instants come first; what follows the ticks of an instant sorts behind them.
        var from = until is { } end ? $"{prefix}{ArticleKeys.ReverseTicks(end)}{AfterSeparator}" : prefix;
        var to = since is { } start ? $"{prefix}{ArticleKeys.ReverseTicks(start)}{AfterSeparator}" : prefix[..^1] + AfterSeparator;
        return (from, to);
    }

    /// <summary>The range that holds the whole index by state.</summary>
    public static (string From, string To) StateIndex { get; } = ($"{KeyText.Separator}", $"{AfterSeparator}");

    /// <summary>Row of a finished sweep; newest first.</summary>
    public static string CertificateRow(DateTimeOffset finishedAt) => CertificatePrefix + ArticleKeys.ReverseTicks(finishedAt);

    /// <summary>The range that holds the certificates: from (inclusive) and to (exclusive).</summary>
    public static (string From, string To) CertificateRange { get; } = (CertificatePrefix, CertificatePrefix[..^1] + AfterSeparator);

    /// <summary>Row of what one process has used on one day (UTC); the oldest day first.</summary>
    public static string UsageRow(DateTimeOffset day, string instance) => $"{day.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{KeyText.Separator}{instance}";

    /// <summary>Row of an action; newest first.</summary>
    /// <param name="id">Any id: it tells apart what happened at one instant.</param>
    public static string AuditRow(DateTimeOffset at, string id) => $"{ArticleKeys.ReverseTicks(at)}_{id}";

    private const char AfterSeparator = (char)(KeyText.Separator + 1);

    private static string StatePrefix(string state) => $"{KeyText.Separator}{state}{KeyText.Separator}";
}
