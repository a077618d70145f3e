using Ingest.Core.Enrichment;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Parsing;

namespace Ingest.Core.Tests.Enrichment;

/// <summary>What an article may allocate, counted, not timed. A limit stands a tenth above what was counted when it was set; who lowers the count lowers the limit.</summary>
[Collection(typeof(MeasuringCollection))]
[Trait("Category", "Measuring")]
public sealed class AllocationTests(ITestOutputHelper output)
{
    /// <summary>The first rounds fill pools and caches, and the compiler replaces what it has seen often.</summary>
    private const int WarmUps = 40;

    private const int Rounds = 20;

    private static readonly DocumentParser Parser = new();
    private static readonly ArticleEnricher Enricher = new(new InProcessEntityEnricher());

    [Theory]
    [InlineData("text/valparaiso-port-strike.txt", 194)]
    [InlineData("html/osaka-night-buses.html", 290)]
    public void Parse_AllocatesWithinTheLimit_When_TheArticleIsOneOfTheSamples(string sample, int kibibytes)
    {
        var document = Read(sample);

        var allocated = Least(() => Parser.Parse(document, CancellationToken.None));

        AssertWithin(kibibytes, allocated);
    }

    [Theory]
    [InlineData("text/valparaiso-port-strike.txt", 82)]
    [InlineData("html/osaka-night-buses.html", 92)]
    public void Enrich_AllocatesWithinTheLimit_When_TheArticleIsOneOfTheSamples(string sample, int kibibytes)
    {
        var article = Assert.Single(Parser.Parse(Read(sample), CancellationToken.None).Articles);

        var allocated = Least(() => Enricher.EnrichAsync(article, CancellationToken.None).AsTask().GetAwaiter().GetResult());

        AssertWithin(kibibytes, allocated);
    }

    private static RawDocument Read(string sample) =>
        new() { Blob = sample, Content = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", sample)) };

    /// <returns>Bytes that the step allocates when it finds all pools filled: the least of several rounds, since a collection may empty them.</returns>
    private static long Least<T>(Func<T> step)
    {
        var least = long.MaxValue;

        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            step();
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            least = round < WarmUps ? least : Math.Min(least, allocated);
        }

        return least;
    }

    private void AssertWithin(int kibibytes, long allocated)
    {
        output.WriteLine($"{allocated / 1024.0:0.0} KiB");
        Assert.True(allocated <= kibibytes * 1024L, $"{allocated / 1024.0:0.0} KiB were allocated, {kibibytes} are the limit.");
    }
}
