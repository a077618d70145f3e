namespace Ingest.Core.DeadLetters;

/// <param name="Reasons">Open letters by reason.</param>
/// <param name="IsCut">Whether there are more letters than were looked at.</param>
public sealed record LetterCount(IReadOnlyDictionary<ReasonCode, int> Reasons, bool IsCut);
