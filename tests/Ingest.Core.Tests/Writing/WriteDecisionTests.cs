using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Writing;

namespace Ingest.Core.Tests.Writing;

public sealed class WriteDecisionTests
{
    private static readonly ArticleStanding Standing = new("b", 2, "p5", "h5");

    [Theory]
    [InlineData("b", 2, "p5", "h5", WriteAction.Repeat)]
    [InlineData("b", 3, "p0", "h0", WriteAction.Replace)]
    [InlineData("b", 1, "p9", "h9", WriteAction.YieldToNewerVersion)]
    [InlineData("b", 2, "p6", "h0", WriteAction.Replace)]
    [InlineData("b", 2, "p5", "h6", WriteAction.Replace)]
    [InlineData("b", 2, "p4", "h9", WriteAction.YieldToOtherDocument)]
    [InlineData("b", 2, "p5", "h4", WriteAction.YieldToOtherDocument)]
    [InlineData("c", 1, "p6", "h0", WriteAction.Replace)]
    [InlineData("c", 9, "p4", "h9", WriteAction.YieldToOtherDocument)]
    public void Decide_AsksTheVersionsThemselves_When_TwoMeet(string blob, int version, string precedence, string hash, WriteAction expected) =>
        Assert.Equal(expected, WriteDecision.Decide(Standing, new ArticleStanding(blob, version, precedence, hash)));

    [Fact]
    public void Decide_Adds_When_NothingStands() => Assert.Equal(WriteAction.Add, WriteDecision.Decide(null, Standing));

    /// <summary>Editions of one blob do not go back in time; between blobs anything goes.</summary>
    [Property(MaxTest = 2000)]
    public Property Decide_EndsInTheSameArticle_When_VersionsArriveInAnyOrderAnyNumberOfTimes() => Prop.ForAll(Arrivals(), arrivals =>
    {
        var (inOneOrder, inAnother) = arrivals;

        Assert.Equal(Outcome(inOneOrder), Outcome(inAnother));
    });

    [Fact]
    public void Precedence_PutsTheLaterEditionFirst_When_Compared()
    {
        var drop = new DropRef { Blob = "a", ETag = "e", Version = 1, LastModified = new DateTimeOffset(2024, 11, 5, 0, 0, 0, TimeSpan.Zero) };
        var undated = Article(null, null);
        var published = Article(ArticleDate.Day(2024, 10, 28), null);
        var modified = Article(ArticleDate.Day(2024, 10, 1), ArticleDate.Instant(new DateTimeOffset(2024, 10, 28, 1, 0, 0, TimeSpan.FromHours(-5))));
        string[] rising =
        [
            WriteDecision.Precedence(undated, drop),
            WriteDecision.Precedence(published, drop with { LastModified = drop.LastModified.AddSeconds(-1) }),
            WriteDecision.Precedence(published, drop),
            WriteDecision.Precedence(published, drop with { Blob = "b" }),
            WriteDecision.Precedence(modified, drop),
        ];

        Assert.Equal(rising.Order(StringComparer.Ordinal), rising);
        Assert.Distinct(rising);
    }

    [Fact]
    public void Precedence_IsTheSameText_When_TheCultureIsAnother()
    {
        var drop = new DropRef { Blob = "a", ETag = "e", Version = 1, LastModified = new DateTimeOffset(2024, 11, 5, 6, 7, 8, TimeSpan.Zero) };
        var before = System.Globalization.CultureInfo.CurrentCulture;

        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("th-TH");

            Assert.Equal("2024-10-28T00:00:00|2024-11-05T06:07:08|a", WriteDecision.Precedence(Article(ArticleDate.Day(2024, 10, 28), null), drop));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static ArticleStanding Outcome(IEnumerable<ArticleStanding> arrivals)
    {
        ArticleStanding? standing = null;

        foreach (var arriving in arrivals)
        {
            standing = WriteDecision.Decide(standing, arriving) is WriteAction.Add or WriteAction.Replace ? arriving : standing;
        }

        return standing!;
    }

    private static Arbitrary<(ArticleStanding[] First, ArticleStanding[] Second)> Arrivals() => (
        from blobs in Gen.Choose(1, 4)
        from editions in Gen.Choose(0, 5).ArrayOf(blobs * 4)
        from documents in Gen.Choose(1, 2)
        let standings = (
            from blob in Enumerable.Range(0, blobs)
            from version in Enumerable.Range(1, 3)
            from document in Enumerable.Range(0, documents)
            let edition = editions.Skip(blob * 4).Take(version).Sum() + document
            select new ArticleStanding($"blob {blob}", version, $"{edition:D4}|blob {blob}", $"hash {(edition * 7) % 5} {document}")).ToArray()
        from first in Gen.Shuffle(standings.Concat(standings).ToArray())
        from second in Gen.Shuffle(standings)
        select (first.ToArray(), second.ToArray())).ToArbitrary();

    private static Article Article(ArticleDate? published, ArticleDate? modified) => new()
    {
        Id = "id",
        DatePublished = published,
        DateModified = modified,
        Provenance = new Provenance { Blob = "a", Sha256 = "", MediaType = "", ParserVersion = "" },
    };
}
