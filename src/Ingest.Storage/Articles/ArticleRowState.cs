using Azure;
using Ingest.Core.Writing;

namespace Ingest.Storage.Articles;

/// <summary>What the writer knows of an article's row beside the article itself.</summary>
internal sealed record ArticleRowState
{
    public ETag ETag { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset Date { get; init; }

    public required ArticleStanding Standing { get; init; }

    public required ArticleDocument Document { get; init; }

    public required byte[] Manifest { get; init; }

    public byte[]? StaleRows { get; init; }

    public string? TakenFrom { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastChanged { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required DateTimeOffset DropLastModified { get; init; }

    public required string WriteId { get; init; }
}
