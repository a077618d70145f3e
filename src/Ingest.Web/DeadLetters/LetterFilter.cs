using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;

namespace Ingest.Web.DeadLetters;

/// <summary>Which dead letters are wanted; null wants all.</summary>
public sealed record LetterFilter(ReasonCode? Reason, Stage? Stage, string? Blob, bool IncludeClosed)
{
    public bool Matches(DeadLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);

        return (IncludeClosed || letter.ClosedAt is null)
            && (Reason is null || letter.Reason == Reason)
            && (Stage is null || letter.Stage == Stage)
            && (Blob is null || letter.Blob?.Contains(Blob, StringComparison.OrdinalIgnoreCase) == true);
    }
}
