namespace Ingest.Core.Writing;

/// <summary>What a replacement changed in an article that readers had seen.</summary>
public sealed record ArticleChange
{
    /// <summary>A change shows this many paragraphs of each kind; the counts tell of all.</summary>
    public const int MaxParagraphs = 20;

    /// <summary>The version that the change made.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The blob that the new version came from.</summary>
    public required string Blob { get; init; }

    /// <summary>Record fields other than the body that differ (<c>headline</c>, <c>authors</c>, ...).</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The headline before; null where it stayed.</summary>
    public string? HeadlineBefore { get; init; }

    /// <summary>Paragraphs that came, in order, at most <see cref="MaxParagraphs"/>, cut.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    public int AddedCount { get; init; }

    /// <summary>Paragraphs that went, in order, at most <see cref="MaxParagraphs"/>, cut.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    public int RemovedCount { get; init; }

    public bool IsEmpty => Fields.Count == 0 && AddedCount == 0 && RemovedCount == 0;
}
