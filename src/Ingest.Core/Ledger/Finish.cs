namespace Ingest.Core.Ledger;

/// <summary>What the ledger says to a batch that is finished.</summary>
public enum Finish
{
    Done,

    /// <summary>The drop was overwritten or deleted meanwhile: what was written for it must go.</summary>
    NotCurrent,

    /// <summary>Another drop took over one of its articles meanwhile: the write must be done again to see which.</summary>
    Contested,

    /// <summary>
    /// The batch had come to another end before (it was given up, or another build of the parser ran it) and that end lacks articles of this one: they must go.
    /// </summary>
    Disowned,
}
