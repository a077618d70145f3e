namespace Ingest.Core.Articles.Marks;

/// <summary>One annotation of the body's text.</summary>
/// <param name="Start">Start in the body's text, in UTF-16 code units.</param>
/// <param name="End">End (exclusive) in the body's text.</param>
/// <param name="Detail">What is known beyond the text itself: canonical name, normalised value, speaker; null where that is nothing.</param>
public sealed record Mark(int Start, int End, MarkKind Kind, string? Detail = null)
{
    /// <summary>The kind as it is printed.</summary>
    public string Label => Kind.ToString().ToLowerInvariant();
}
