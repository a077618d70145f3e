namespace Ingest.Core.Writing;

/// <param name="TakenFrom">The blob that the article stood on before, where that was another one.</param>
public sealed record WriteResult(string ArticleId, WriteOutcome Outcome, string? TakenFrom = null);
