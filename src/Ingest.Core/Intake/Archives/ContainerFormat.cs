namespace Ingest.Core.Intake.Archives;

/// <summary>What may hold documents; everything else is a document itself.</summary>
internal enum ContainerFormat
{
    /// <summary>No container.</summary>
    Document,

    JsonLines,

    Zip,

    SevenZip,

    Tar,

    /// <summary>ISO 28500, as web archives and Common Crawl use it.</summary>
    Warc,

    Gzip,

    Bzip2,

    Xz,

    Zstandard,
}
