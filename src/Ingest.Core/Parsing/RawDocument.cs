namespace Ingest.Core.Parsing;

/// <summary>The bytes of one document and what is known of it from outside: the parser's input.</summary>
public sealed record RawDocument
{
    /// <summary>Name of the dropped blob, or the file's path offline.</summary>
    public required string Blob { get; init; }

    public string? ETag { get; init; }

    /// <summary>Path inside an archive; empty for a document that is a blob of its own.</summary>
    public string EntryPath { get; init; } = "";

    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>When the blob or file was last changed: weak evidence for a missing year.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The charset that the transport stated (HTTP), where it is known; weaker than a byte order mark, stronger than the document's own words.</summary>
    public string? Charset { get; init; }

    public DropMetadata Metadata { get; init; } = DropMetadata.None;
}
