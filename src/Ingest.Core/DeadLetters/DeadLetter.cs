using Ingest.Core.Batches;

namespace Ingest.Core.DeadLetters;

/// <summary>What failed, where, why, with which input. Never expires.</summary>
public sealed record DeadLetter
{
    /// <summary>The same for the same input at the same stage, whatever the number of attempts.</summary>
    public required string Id { get; init; }

    public required ReasonCode Reason { get; init; }

    public required Stage Stage { get; init; }

    /// <summary>One sentence: what was seen.</summary>
    public required string Detail { get; init; }

    /// <summary>The dropped blob; null where the message that failed names none.</summary>
    public string? Blob { get; init; }

    public string? ETag { get; init; }

    public string EntryPath { get; init; } = "";

    /// <summary>The queue message as it was, where one failed.</summary>
    public string? Message { get; init; }

    /// <summary>Part of the letter's key: the drop's time, for it is the same on every attempt.</summary>
    public required DateTimeOffset KeyTime { get; init; }

    /// <summary>Type of the exception that the last delivery failed with; null where the input was rejected without one.</summary>
    public string? ExceptionType { get; init; }

    public int Attempts { get; init; } = 1;

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    public string? TraceId { get; init; }

    /// <summary>When it was replayed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}
