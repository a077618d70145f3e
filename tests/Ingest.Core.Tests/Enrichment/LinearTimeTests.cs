using System.Diagnostics;
using Ingest.Core.Enrichment.Dates;
using Ingest.Core.Enrichment.Quantities;
using Ingest.Core.Enrichment.Quotes;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment;

/// <summary>Texts that would cost a backtracking or nested scan minutes. The limit is generous: it tells linear from quadratic, not fast from slow.</summary>
[Trait("Category", "Measuring")]
public sealed class LinearTimeTests
{
    private const int Length = 50_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    [Theory]
    [InlineData("“")]
    [InlineData("\"a ")]
    [InlineData("'a ")]
    [InlineData("‘a’ ")]
    [InlineData("said ")]
    [InlineData("“a” he said, ")]
    [InlineData("Smith, who said ")]
    [InlineData("according to ")]
    [InlineData("Oct. ")]
    [InlineData("2024-")]
    [InlineData("two years ")]
    [InlineData("last ")]
    [InlineData("1,")]
    [InlineData("five ")]
    [InlineData("(")]
    [InlineData(", and ")]
    public void Annotators_StayLinear_When_APieceRepeats(string piece)
    {
        var text = TextAnalyzer.Analyze([string.Concat(Enumerable.Repeat(piece, Length / piece.Length))], "en");
        var watch = Stopwatch.StartNew();

        var dates = DateAnnotator.Find(text.Value, new DateOnly(2024, 1, 1), "en");
        _ = QuantityAnnotator.Find(text, dates);
        _ = QuoteAnnotator.Find(text, []);

        Assert.True(watch.Elapsed < Limit, $"took {watch.Elapsed}");
    }
}
