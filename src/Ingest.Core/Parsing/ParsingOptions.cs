using System.ComponentModel.DataAnnotations;

namespace Ingest.Core.Parsing;

/// <summary>Bounds on the work that one document may cause.</summary>
public sealed class ParsingOptions
{
    public const string SectionName = "Ingest:Parsing";

    /// <summary>Characters of one document after decoding; the default holds the longest web pages several times over.</summary>
    [Range(1_000, 500_000_000)]
    public int MaxCharacters { get; set; } = 32_000_000;

    /// <summary>Open elements at once. Browsers stop at 512; real pages with unclosed tags reach some hundreds.</summary>
    [Range(64, 10_000)]
    public int MaxHtmlDepth { get; set; } = 2_000;

    /// <summary>Articles out of one feed, package or JSON array.</summary>
    [Range(1, 1_000_000)]
    public int MaxArticles { get; set; } = 50_000;

    /// <summary>Wall-clock time of one document; a page takes some 10 ms, so this only stops the pathological.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan MaxTime { get; set; } = TimeSpan.FromSeconds(30);
}
