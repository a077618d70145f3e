using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing;

namespace Ingest.Core.Batches;

/// <summary>Documents of one archive that wait for the parse stage.</summary>
public sealed record DocumentBatch
{
    public required IReadOnlyList<RawDocument> Documents { get; init; }

    /// <summary>Entries beside them that became dead letters when the archive was read.</summary>
    public int Rejections { get; init; }

    /// <summary>Why the first of them did.</summary>
    public ReasonCode? Reason { get; init; }
}
