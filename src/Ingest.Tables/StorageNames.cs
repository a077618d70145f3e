namespace Ingest.Tables;

/// <summary>The names of everything in storage: the triggers listen on them, the senders send to them, the Bicep declares them.</summary>
public static class StorageNames
{
    /// <summary>Input: one blob per dropped file.</summary>
    public const string DropContainer = "drop";

    /// <summary>Claim checks: payloads too large for a message.</summary>
    public const string WorkContainer = "work";

    /// <summary>Article documents: one blob per written batch, one JSON record a line.</summary>
    public const string ArticlesContainer = "articles";

    public const string ParseQueue = "parse";
    public const string EnrichQueue = "enrich";
    public const string WriteQueue = "write";

    public const string ParsePoisonQueue = ParseQueue + "-poison";
    public const string EnrichPoisonQueue = EnrichQueue + "-poison";
    public const string WritePoisonQueue = WriteQueue + "-poison";

    /// <summary>Where the Functions host puts a blob whose trigger failed for good; the name is the host's.</summary>
    public const string BlobPoisonQueue = "webjobs-blobtrigger-poison";

    public const string ArticlesTable = "Articles";
    public const string ArticlesByDateTable = "ArticlesByDate";
    public const string ArticlesByEntityTable = "ArticlesByEntity";
    public const string QuotesTable = "Quotes";
    public const string StoriesTable = "Stories";
    public const string LedgerTable = "Ledger";
    public const string DeadLettersTable = "DeadLetters";

    public static IReadOnlyList<string> Containers { get; } = [DropContainer, WorkContainer, ArticlesContainer];

    public static IReadOnlyList<string> Queues { get; } =
        [ParseQueue, EnrichQueue, WriteQueue, ParsePoisonQueue, EnrichPoisonQueue, WritePoisonQueue, BlobPoisonQueue];

    public static IReadOnlyList<string> Tables { get; } =
        [ArticlesTable, ArticlesByDateTable, ArticlesByEntityTable, QuotesTable, StoriesTable, LedgerTable, DeadLettersTable];
}
