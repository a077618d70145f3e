using System.ComponentModel.DataAnnotations;

namespace Ingest.Core.Intake;

/// <summary>Limits of what is taken in. Every limit ends in a dead letter with a reason, never in a loss.</summary>
public sealed class IntakeOptions
{
    public const string SectionName = "Ingest:Intake";

    /// <summary>Bytes of one document, alone or in an archive. 64 MiB: a document is held in memory while it is parsed.</summary>
    [Range(1, int.MaxValue)]
    public int MaxDocumentBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Bytes of an archive as dropped. 4 GiB: it is spooled to the temporary folder.</summary>
    [Range(1, long.MaxValue)]
    public long MaxArchiveBytes { get; set; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Bytes that all decoders of an archive together may give. 16 GiB.</summary>
    [Range(1, long.MaxValue)]
    public long MaxUnpackedBytes { get; set; } = 16L * 1024 * 1024 * 1024;

    /// <summary>Times its size that an entry may unpack to. 200: text packs at 3 to 10 times, and deflate ends at 1,032.</summary>
    [Range(1, 100_000)]
    public int MaxCompressionRatio { get; set; } = 200;

    /// <summary>Archives inside each other; a compression around one counts too. 8: a tar.gz in a zip in a tar.gz has 5.</summary>
    [Range(1, 64)]
    public int MaxDepth { get; set; } = 8;

    /// <summary>Entries of an archive, with those of the archives in it. One million.</summary>
    [Range(1, int.MaxValue)]
    public int MaxEntries { get; set; } = 1_000_000;

    /// <summary>Documents in one batch. 100: what a batch costs by itself, some twenty transactions, is then a fifth of one for each article (see docs/adr/0027).</summary>
    [Range(1, 100)]
    public int BatchDocuments { get; set; } = 100;

    /// <summary>Bytes in one batch. 8 MiB, some eighty large pages: what a stage holds in memory at a time (see docs/adr/0027).</summary>
    [Range(1, int.MaxValue)]
    public int BatchBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Batches too large for their message that one process has in work at a time. 2: an archive takes 18 MB less than with 4, and a seventh longer on two cores (docs/performance.md).</summary>
    [Range(1, 1000)]
    public int LargeBatches { get; set; } = 2;
}
