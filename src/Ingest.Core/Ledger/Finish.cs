namespace Ingest.Core.Ledger;

/// <summary>What the ledger says to a batch that is finished.</summary>
public enum Finish
{
    /// <summary>Nobody else had a hand in it: what was written stands.</summary>
    Done,

    /// <summary>
    /// Done, but other drops won or lost some of its articles meanwhile. The ledger says what the tables say; index rows that this one wrote late may be those of a version that has been replaced since.
    /// </summary>
    Moved,

    /// <summary>Another delivery had ended the batch so before; of late index rows the same holds.</summary>
    Repeated,

    /// <summary>The drop was overwritten or deleted meanwhile: what was written for it must go.</summary>
    NotCurrent,

    /// <summary>
    /// The batch had come to another end before (it was given up, or another build of the parser ran it) and that end lacks articles of this one: they must go.
    /// </summary>
    Disowned,
}
