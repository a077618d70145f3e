namespace Ingest.Core.Ledger;

/// <summary>Where one version of a dropped blob stands.</summary>
public enum DropState
{
    /// <summary>Seen; an archive stays here until its last batch is finished.</summary>
    Received,

    /// <summary>Parsed, its articles are on their way.</summary>
    Parsed,

    /// <summary>End: at least one article of it stands in the tables.</summary>
    Written,

    /// <summary>End: all its articles stand in the tables already, from other blobs.</summary>
    Duplicate,

    /// <summary>End: overwritten before or after it was written.</summary>
    Superseded,

    /// <summary>The blob is gone; its articles are being taken out.</summary>
    Deleting,

    /// <summary>End: the blob is gone, and its articles with it.</summary>
    Deleted,

    /// <summary>End: nothing in it became an article; the dead letters say why.</summary>
    DeadLettered,
}
