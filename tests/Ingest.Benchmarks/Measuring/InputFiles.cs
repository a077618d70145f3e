using Ingest.Core.Parsing;

namespace Ingest.Benchmarks.Measuring;

/// <summary>The documents that the suites work on, by media type. A file that gives no article is left out: failing early is no work.</summary>
public static class InputFiles
{
    /// <summary>Set before the first use of <see cref="Documents"/>.</summary>
    public static string? Folder { get; set; }

    public static Lazy<IReadOnlyDictionary<string, IReadOnlyList<RawDocument>>> Documents { get; } = new(Load);

    private static Dictionary<string, IReadOnlyList<RawDocument>> Load()
    {
        var folder = Folder ?? Path.Combine(Repository.Folder, "tests", "samples");
        var parser = new DocumentParser();
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new RawDocument { Blob = Path.GetRelativePath(folder, path), Content = File.ReadAllBytes(path) })
            .Select(document => (Document: document, parser.Parse(document, CancellationToken.None).Articles))
            .Where(parsed => parsed.Articles.Count > 0)
            .GroupBy(parsed => parsed.Articles[0].Provenance.MediaType, parsed => parsed.Document, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<RawDocument>)[.. group], StringComparer.Ordinal);
    }
}
