namespace Ingest.Core.Ledger;

/// <summary>What the ledger says to a version that was picked up.</summary>
public enum Verdict
{
    /// <summary>It is the blob's current version from now on.</summary>
    New,

    /// <summary>It is the current version already: a repeated delivery.</summary>
    Known,

    /// <summary>The blob has been overwritten or deleted since.</summary>
    Superseded,
}
