using Ingest.Core.Writing;

namespace Ingest.Core.Stories;

/// <summary>A member of a story, and how it differs from the first one.</summary>
public sealed record StoryCopy
{
    public required string Id { get; init; }

    /// <summary>Version of the article that was compared.</summary>
    public required int Version { get; init; }

    /// <summary>Version of the first article that it was compared with.</summary>
    public required int FirstVersion { get; init; }

    public required DateTimeOffset Date { get; init; }

    public string? Headline { get; init; }

    public string? Publisher { get; init; }

    public string? Url { get; init; }

    /// <summary>Estimate of the share of three-word sequences that it has in common with the first, 0 to 1; 1 for the first itself.</summary>
    public required double Similarity { get; init; }

    /// <summary>Whether headline and body have the same letters and digits as the first.</summary>
    public required bool IsSameText { get; init; }

    /// <summary>What changed from the first to this one; empty for the first.</summary>
    public required ArticleChange Change { get; init; }
}
