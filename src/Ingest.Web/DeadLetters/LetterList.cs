namespace Ingest.Web.DeadLetters;

/// <param name="Letters">Newest first within a month.</param>
/// <param name="Continuation">For the next page; null on the last. There may be one and no letter: none matched of those that were looked through.</param>
/// <param name="LookedThrough">Letters that were read.</param>
public sealed record LetterList(IReadOnlyList<LetterReport> Letters, string? Continuation, int LookedThrough);
