namespace Ingest.Core.Writing;

/// <param name="Moved">A blob that has won or lost the article by this write, perhaps on an earlier delivery; null where none has.</param>
public sealed record WriteResult(string ArticleId, WriteOutcome Outcome, string? Moved = null);
