using Ingest.Core.Batches;

namespace Ingest.Core.Reingestion;

/// <summary>A blob whose ledger entry does not say what the container shows, or that an older version of a stage has made.</summary>
public sealed record Gap(string Blob, GapKind Kind)
{
    /// <summary>The stage to run again, with those after it; null where the drop is picked up as if it were new.</summary>
    public Stage? Again { get; init; }

    /// <summary>Ledger version of an outdated drop.</summary>
    public int? Version { get; init; }

    /// <summary>Batches of an outdated drop.</summary>
    public int Batches { get; init; }

    /// <summary>Articles of an outdated drop, duplicates included.</summary>
    public int Articles { get; init; }
}
