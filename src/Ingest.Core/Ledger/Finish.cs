namespace Ingest.Core.Ledger;

/// <summary>What the ledger says to a batch that is finished.</summary>
public enum Finish
{
    Done,

    /// <summary>
    /// Another delivery had ended the batch so before. Index rows that this one wrote late may be those of a version that has been replaced since: they must be brought to the one that stands.
    /// </summary>
    Repeated,

    /// <summary>The drop was overwritten or deleted meanwhile: what was written for it must go.</summary>
    NotCurrent,

    /// <summary>Another drop took over one of its articles meanwhile: the write must be done again to see which.</summary>
    Contested,

    /// <summary>
    /// The batch had come to another end before (it was given up, or another build of the parser ran it) and that end lacks articles of this one: they must go.
    /// </summary>
    Disowned,
}
