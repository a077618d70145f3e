using BenchmarkDotNet.Attributes;
using Ingest.Benchmarks.Measuring;
using Ingest.Core.Parsing;

namespace Ingest.Benchmarks.Suites;

/// <summary>One thread parses all documents of a format, one after the other, with all fields.</summary>
public class ParseBenchmarks
{
    private readonly DocumentParser _parser = new();
    private IReadOnlyList<RawDocument> _documents = [];

    /// <summary>The media types among the input files.</summary>
    public static IEnumerable<string> Formats => InputFiles.Documents.Value.Keys.Order(StringComparer.Ordinal);

    [ParamsSource(nameof(Formats))]
    public string Format { get; set; } = "";

    [GlobalSetup]
    public void Read()
    {
        _documents = InputFiles.Documents.Value[Format];
        Workload.Declare(_documents.Count, _documents.Sum(document => (long)document.Content.Length));
    }

    /// <returns>How many articles came out, so that no work can be left out as unused.</returns>
    [Benchmark]
    public int Parse()
    {
        var articles = 0;

        foreach (var document in _documents)
        {
            articles += _parser.Parse(document, CancellationToken.None).Articles.Count;
        }

        return articles;
    }
}
