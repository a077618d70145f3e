namespace Ingest.Web.DeadLetters;

/// <param name="Letters">Newest first within a month.</param>
/// <param name="Continuation">For the next page; null on the last.</param>
public sealed record LetterList(IReadOnlyList<LetterReport> Letters, string? Continuation);
