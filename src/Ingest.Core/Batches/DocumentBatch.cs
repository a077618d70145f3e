using Ingest.Core.Parsing;

namespace Ingest.Core.Batches;

/// <summary>Documents of one archive that wait for the parse stage.</summary>
public sealed record DocumentBatch
{
    public required DropRef Drop { get; init; }

    /// <summary>0-based place of the batch in its drop.</summary>
    public required int Index { get; init; }

    public required IReadOnlyList<RawDocument> Documents { get; init; }
}
