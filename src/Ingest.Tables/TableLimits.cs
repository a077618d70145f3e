namespace Ingest.Tables;

/// <summary>The limits of Azure Table Storage that are held before anything is sent; the emulator does not hold all of them.</summary>
/// <remarks>Source: "Understanding the Table service data model" and "Performing entity group transactions", Azure Storage REST reference.</remarks>
public static class TableLimits
{
    /// <summary>Operations in one entity group transaction.</summary>
    public const int OperationsPerTransaction = 100;

    /// <summary>Bytes in one entity group transaction; the service's limit is 4 MiB, the rest is left for the envelope.</summary>
    public const int BytesPerTransaction = 3_500_000;

    /// <summary>UTF-16 characters in one string property (64 KiB).</summary>
    public const int CharactersPerProperty = 32 * 1024;

    /// <summary>UTF-16 characters of a text that has one column: ours, so that fifteen such texts leave room for the rest of a row.</summary>
    public const int CharactersPerShortText = 8 * 1024;

    /// <summary>Bytes in one binary property.</summary>
    public const int BytesPerProperty = 64 * 1024;

    /// <summary>Bytes in one row, by the service's own count; the service's limit is 1 MiB, the rest is left for names and keys.</summary>
    public const int BytesPerRow = 960 * 1024;

    /// <summary>Characters in a partition key or row key. The service allows 512; half is left for the request line, which carries both.</summary>
    public const int CharactersPerKey = 256;
}
