namespace Ingest.Core.Intake;

public enum ContentKind
{
    /// <summary>One document, or a few in one file such as a feed: parsed in place.</summary>
    Document,

    /// <summary>A container of documents: cut into batches.</summary>
    Archive,
}
