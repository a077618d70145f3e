using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Tables.Keys;

namespace Ingest.Web.DeadLetters;

/// <summary>A dead letter as the web shows it, with what to do.</summary>
public sealed record LetterReport
{
    public required string Id { get; init; }

    /// <summary>Finds the letter in one read, where its id is looked for in all letters.</summary>
    public required string Key { get; init; }

    public required ReasonCode Reason { get; init; }

    public required Stage Stage { get; init; }

    /// <summary>One sentence: what was seen.</summary>
    public required string Detail { get; init; }

    /// <summary>What a person should do, in one sentence.</summary>
    public required string NextAction { get; init; }

    public required string? Blob { get; init; }

    public required string EntryPath { get; init; }

    public required string? ETag { get; init; }

    /// <summary>The queue message as it was, where one failed.</summary>
    public required string? Message { get; init; }

    public required string? ExceptionType { get; init; }

    public required int Attempts { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    public required string? TraceId { get; init; }

    /// <summary>When it was replayed; null while it is open.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Only a letter that names a file can be replayed.</summary>
    public bool CanReplay => Blob is not null;

    public static string KeyOf(DeadLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);

        return DeadLetterKeys.Row(letter.KeyTime, letter.Id);
    }

    public static LetterReport Of(DeadLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);

        return new LetterReport
        {
            Id = letter.Id,
            Key = KeyOf(letter),
            Reason = letter.Reason,
            Stage = letter.Stage,
            Detail = letter.Detail,
            NextAction = letter.Reason.NextAction(),
            Blob = letter.Blob,
            EntryPath = letter.EntryPath,
            ETag = letter.ETag,
            Message = letter.Message,
            ExceptionType = letter.ExceptionType,
            Attempts = letter.Attempts,
            FirstAt = letter.FirstAt,
            LastAt = letter.LastAt,
            TraceId = letter.TraceId,
            ClosedAt = letter.ClosedAt,
        };
    }
}
