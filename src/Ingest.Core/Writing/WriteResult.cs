namespace Ingest.Core.Writing;

/// <param name="Moved">A blob that has won or lost the article by this write; null where none has.</param>
/// <param name="IsRepeat">An earlier delivery may have moved the article, and died before the ledger knew.</param>
public sealed record WriteResult(string ArticleId, WriteOutcome Outcome, string? Moved = null, bool IsRepeat = false);
