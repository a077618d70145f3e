using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing;

namespace Ingest.Core.Intake.Archives;

/// <summary>One entry while its container is read: a name and its bytes, or why there are none.</summary>
internal sealed record ContainerEntry
{
    /// <summary>As the container has it; empty where the container is nothing but a compressed file.</summary>
    public required string Name { get; init; }

    /// <summary>Forward only, good until the next entry is asked for.</summary>
    public Stream? Content { get; init; }

    /// <summary>Bytes, where the container states it.</summary>
    public long? Length { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    public DropMetadata Metadata { get; init; } = DropMetadata.None;

    /// <summary>See <see cref="RawDocument.Charset"/>.</summary>
    public string? Charset { get; init; }

    public Rejection? Rejection { get; init; }

    public static ContainerEntry Rejected(string name, ReasonCode reason, string detail) =>
        new() { Name = name, Rejection = new Rejection { EntryPath = name, Reason = reason, Detail = detail } };
}
