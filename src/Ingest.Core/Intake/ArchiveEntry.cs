using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing;

namespace Ingest.Core.Intake;

/// <summary>One entry of an archive: a document, or why it is none.</summary>
public sealed record ArchiveEntry
{
    /// <summary>Its bytes last until the next entry is asked for.</summary>
    public RawDocument? Document { get; init; }

    public Rejection? Rejection { get; init; }
}
