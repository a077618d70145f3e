namespace Ingest.Core.Articles;

/// <summary>Where an article came from, and on what evidence each field stands.</summary>
public sealed record Provenance
{
    /// <summary>Name of the dropped blob, or the file's path where the parser runs offline.</summary>
    public required string Blob { get; init; }

    /// <summary>The blob version; null offline.</summary>
    public string? ETag { get; init; }

    /// <summary>SHA-256 of the document's bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Path inside an archive or feed; empty for a document that is a blob of its own.</summary>
    public string EntryPath { get; init; } = "";

    /// <summary>What the content is, found by content first and name second.</summary>
    public required string MediaType { get; init; }

    public required string ParserVersion { get; init; }

    /// <summary>Record field name (<c>headline</c>, <c>datePublished</c>, ...) to its evidence.</summary>
    public IReadOnlyDictionary<string, FieldEvidence> Fields { get; init; } = new Dictionary<string, FieldEvidence>();

    /// <summary>Text that was seen and left out of the body.</summary>
    public IReadOnlyList<RemovedText> Removed { get; init; } = [];
}
