namespace Ingest.Core.Ledger;

/// <summary>What the ledger says to a batch that is finished.</summary>
public enum Finish
{
    Done,

    /// <summary>The drop was overwritten or deleted meanwhile: what was written for it must go.</summary>
    NotCurrent,

    /// <summary>Another drop took over one of its articles meanwhile: the write must be done again to see which.</summary>
    Contested,
}
