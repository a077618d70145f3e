using System.Text.Json;

namespace Ingest.Core.Batches;

/// <summary>What travels on a queue: a batch of 1..N documents, inline while the message stays small, else by claim check.</summary>
/// <remarks>Claim check: Hohpe and Woolf, Enterprise Integration Patterns (2003).</remarks>
public sealed record StageMessage
{
    /// <summary>The newest version that this build reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>UTF-8 bytes of the whole message up to which a batch goes inline; a Storage queue takes 64 KiB after base64.</summary>
    public const int MaxInlineBytes = 32 * 1024;

    // More than any batch holds: what a message counts stands in the ledger.
    private const int MaxCount = 1_000_000;

    // As many batches as the ledger can tell apart: one bit each in a property of 64 KiB.
    private const int MaxBatchIndex = (64 * 1024 * 8) - 1;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>The same on every delivery and every repeat of the stage that sent it.</summary>
    public required string BatchId { get; init; }

    public required Stage Stage { get; init; }

    /// <summary>Documents in the batch.</summary>
    public required int Count { get; init; }

    /// <summary>The drop that the batch comes from; null on a pick-up message, whose batch names its blobs.</summary>
    public DropRef? Drop { get; init; }

    /// <summary>0-based place of the batch in its drop.</summary>
    public int BatchIndex { get; init; }

    /// <summary>W3C trace context of the sender.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The batch, packed; null where <see cref="Claim"/> is set.</summary>
    public byte[]? Inline { get; init; }

    public ClaimCheck? Claim { get; init; }

    /// <summary>The records to run again, instead of a batch.</summary>
    public StoredBatch? Stored { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, BatchJsonContext.Relaxed.StageMessage);

    /// <exception cref="BadMessageException">The text is no message, or one of a newer version.</exception>
    public static StageMessage Parse(string text)
    {
        StageMessage? message;

        try
        {
            message = JsonSerializer.Deserialize(text, BatchJsonContext.Relaxed.StageMessage);
        }
        catch (JsonException exception)
        {
            throw new BadMessageException("The queue message is not a message of Ingest.", exception);
        }

        return message switch
        {
            null => throw new BadMessageException("The queue message is empty."),
            { Version: > CurrentVersion or < 1 } => throw new BadMessageException($"The queue message has version {message.Version}; this build reads up to {CurrentVersion}."),
            { Stage: < Stage.PickUp or > Stage.Write } => throw new BadMessageException("The queue message is for no stage of Ingest."),
            { Inline: null, Claim: null, Stored: null } => throw new BadMessageException("The queue message carries neither a batch nor a pointer to one."),
            { Stored: not null, Stage: Stage.PickUp or Stage.Parse } => throw new BadMessageException("Stored records can only be enriched or written again."),
            { Drop: null, Stage: not Stage.PickUp } => throw new BadMessageException("The queue message names no drop."),
            { Drop.IsSound: false } or { Count: < 0 or > MaxCount } or { BatchIndex: < 0 or > MaxBatchIndex } => throw new BadMessageException("The queue message has a value that Ingest never sends."),
            _ => message,
        };
    }
}
