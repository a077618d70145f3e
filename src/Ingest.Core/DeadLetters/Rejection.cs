namespace Ingest.Core.DeadLetters;

/// <summary>Input that will never become an article as it is: it goes to the dead letters at once.</summary>
public sealed record Rejection
{
    /// <summary>Path inside an archive or feed; empty for the whole blob.</summary>
    public string EntryPath { get; init; } = "";

    public required ReasonCode Reason { get; init; }

    /// <summary>One sentence for a person: what was seen. What to do is <see cref="ReasonCodes.NextAction"/>.</summary>
    public required string Detail { get; init; }
}
