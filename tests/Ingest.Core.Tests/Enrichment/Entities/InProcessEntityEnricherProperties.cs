using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Entities;

public sealed class InProcessEntityEnricherProperties
{
    private static readonly InProcessEntityEnricher Enricher = new();

    private static readonly string[] Pieces =
    [
        "Anna Lind", "Mr. Lind", "Bank of Mali", "(", ")", "WFP", "World Food Programme", "the", "said", "in", "Paris", "U.S.", "KENYA", "北京", "👩‍👧", "e\u0301", "\uD83D", "\u0301",
        "Islamic Republic of", "Iran", "Commission Chairman", "Badru Kato", "Kim Jong", "-un", "PM", "BoG", "Bank of Ghana", "CHICAGO 4 Boston 2", "1 - ", "\u200B", "é", "İSTANBUL", "ß",
        ",", ".", "\n", "\n\n", "’s", "-", "$", "3-1", "president", "of", "al-Qaeda", "\0", "É",
    ];

    public static Arbitrary<string> Texts() => Gen.Elements(Pieces).ListOf().Select(pieces => string.Join(' ', pieces)).ToArbitrary();

    [Property(MaxTest = 300)]
    public Property Mentions_AreOrderedDisjointAndExact() => Prop.ForAll(Texts(), Gen.Elements("en", "de", "zh").ToArbitrary(), (text, language) =>
    {
        var analyzed = TextAnalyzer.AnalyzeVerbatim(text, language);

        var annotations = Enricher.FindAsync(analyzed, CancellationToken.None).AsTask().GetAwaiter().GetResult();

        var end = 0;

        foreach (var mention in annotations.Entities.SelectMany(e => e.Mentions).OrderBy(m => m.Start))
        {
            Assert.True(mention.Start >= end && mention.End > mention.Start && mention.End <= text.Length);
            Assert.Equal(text[mention.Start..mention.End], mention.Text);
            Assert.Equal(analyzed.ParagraphAt(mention.Start), mention.Paragraph);
            Assert.False(char.IsLowSurrogate(text[mention.Start]) && mention.Start > 0 && char.IsHighSurrogate(text[mention.Start - 1]));
            end = mention.End;
        }

        Assert.Equal(annotations.Entities.Count, annotations.Entities.Select(e => e.Id).Distinct().Count());
        Assert.All(annotations.Entities, e => Assert.False(string.IsNullOrWhiteSpace(e.Name)));
    });

    [Theory]
    [InlineData("John Smith met Mary Jones of the Bank of Mali (BOM) in Paris. ")]
    [InlineData("SHOUTING WITHOUT AN END ")]
    [InlineData("all in small letters without any names ")]
    [InlineData("Capital")]
    [InlineData("北京")]
    [InlineData("e\u0301👩‍👧")]
    [InlineData("3-1 0-2 1,000.50 ")]
    [InlineData("Islamic Republic of Iran ")]
    [InlineData("(WFP) World Food Programme (WFP) ")]
    [InlineData("Commission Chairman Badru Kato-un-un ")]
    [InlineData("CHICAGO 4 Boston 2 (OT) ")]
    [Trait("Category", "Measuring")]
    public async Task Find_TakesLinearTime_When_ParagraphIsHuge(string unit)
    {
        var small = await MeasureAsync(unit, 250);
        var large = await MeasureAsync(unit, 2_000);

        // Eight times the text: quadratic work would take 64 times as long. The constant forgives a busy machine.
        Assert.True(large < (small * 24) + TimeSpan.FromMilliseconds(500), string.Create(CultureInfo.InvariantCulture, $"{small} for 250, {large} for 2,000"));
    }

    /// <summary>About 100,000 tokens in one paragraph, or one token of a million characters: seconds would be quadratic work.</summary>
    [Theory]
    [InlineData("Ada Lund of the Bank of Mali met the Islamic Republic of Iran. ", 8_000)]
    [InlineData("ADA LUND OF THE BANK ", 20_000)]
    [InlineData("chicago 4 boston 2 ", 25_000)]
    [InlineData("Leeds 1 Hull 2, ", 20_000)]
    [InlineData("Ab", 500_000)]
    [InlineData("a\u0301\u0302😀", 200_000)]
    [Trait("Category", "Measuring")]
    public async Task Find_EndsSoon_When_TheTextIsOneParagraphOrOneToken(string unit, int count)
    {
        var text = TextAnalyzer.AnalyzeVerbatim(string.Concat(Enumerable.Repeat(unit, count)), "en");
        var clock = Stopwatch.StartNew();

        await Enricher.FindAsync(text, CancellationToken.None);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task Find_GivesTheSameToAll_When_CalledFromManyThreads()
    {
        const string Text = "Mr. Carlos Medina of Reuters spoke in Nairobi. The Kenyan army met Medina and Anna Lind of the World Food Programme (WFP).";

        var ids = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            var annotations = await Enricher.FindAsync(TextAnalyzer.AnalyzeVerbatim(Text, "en"), CancellationToken.None);

            return string.Join('|', annotations.Entities.SelectMany(e => e.Mentions.Select(m => $"{e.Id}@{m.Start}")));
        })));

        Assert.Single(ids.Distinct());
    }

    private static async Task<TimeSpan> MeasureAsync(string unit, int count)
    {
        var text = TextAnalyzer.AnalyzeVerbatim(string.Concat(Enumerable.Repeat(unit, count)), "en");
        var best = TimeSpan.MaxValue;

        for (var i = 0; i < 2; i++)
        {
            var clock = Stopwatch.StartNew();
            await Enricher.FindAsync(text, CancellationToken.None);
            best = clock.Elapsed < best ? clock.Elapsed : best;
        }

        return best;
    }
}
