using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ingest.Tables.Keys;

/// <summary>The keys of the ledger: 256 partitions by the hash of the blob's name; all rows of one blob stand together.</summary>
public static class LedgerKeys
{
    public const int PartitionCount = 256;

    // Room for the version and batch parts behind the name.
    private const int NameLength = 224;

    private static readonly string[] PartitionNames = [.. Enumerable.Range(0, PartitionCount).Select(i => i.ToString("x2", CultureInfo.InvariantCulture))];

    public static IReadOnlyList<string> Partitions => PartitionNames;

    /// <summary>Two hex digits of the SHA-256 of the name.</summary>
    public static string Partition(string blob)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(blob), hash);
        return PartitionNames[hash[0]];
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
        return ($"{row}{KeyText.Separator}", $"{row}{(char)(KeyText.Separator + 1)}");
    }
}
