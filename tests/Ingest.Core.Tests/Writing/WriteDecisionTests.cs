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
    [InlineData("b", 2, "p5", "h5", WriteAction.RepeatCarry, "b")]
    [InlineData("b", 3, "p5", "h0", WriteAction.Carry, "b")]
    [InlineData("b", 3, "p4", "h0", WriteAction.Carry, "b")]
    [InlineData("b", 3, "p2", "h0", WriteAction.Claim, "claim")]
    [InlineData("b", 1, "p9", "h9", WriteAction.YieldToNewerVersion, "b")]
    [InlineData("b", 2, "p6", "h0", WriteAction.Carry, "b")]
    [InlineData("b", 2, "p5", "h6", WriteAction.Carry, "b")]
    [InlineData("b", 2, "p4", "h9", WriteAction.YieldToOtherDocument, "b")]
    [InlineData("b", 2, "p5", "h4", WriteAction.YieldToOtherDocument, "b")]
    [InlineData("c", 1, "p6", "h0", WriteAction.Carry, "c")]
    [InlineData("c", 9, "p4", "h9", WriteAction.Claim, "b")]
    [InlineData("claim", 1, "p3", "h3", WriteAction.RepeatClaim, "b")]
    [InlineData("claim", 2, "p4", "h3", WriteAction.Claim, "b")]
    [InlineData("claim", 2, "p6", "h3", WriteAction.Carry, "claim")]
    [InlineData("claim", 0, "p9", "h3", WriteAction.YieldToNewerVersion, "b")]
    public void Decide_AsksTheVersionsThemselves_When_TheyMeet(string blob, int version, string precedence, string hash, WriteAction action, string carrier)
    {
        var claim = new ArticleStanding("claim", 1, "p3", "h3");

        var plan = WriteDecision.Decide(Standing, [claim], new ArticleStanding(blob, version, precedence, hash));

        Assert.Equal((action, carrier), (plan.Action, plan.Carrier.Blob));
    }

    [Fact]
    public void Decide_Adds_When_NothingStands() => Assert.Equal(new WritePlan(WriteAction.Add, Standing), WriteDecision.Decide(null, [], Standing));

    [Property(MaxTest = 2000)]
    public Property Decide_EndsInTheSameArticleAndClaims_When_VersionsArriveInAnyOrderAnyNumberOfTimes() => Prop.ForAll(Arrivals(), arrivals =>
    {
        var newest = arrivals.GroupBy(arriving => arriving.Blob).Select(blob => WriteDecision.Best(blob.Where(arriving => arriving.DropVersion == blob.Max(other => other.DropVersion)))!).ToList();

        var (standing, claims) = Outcome(arrivals);

        Assert.Equal(WriteDecision.Best(newest), standing);
        Assert.Equal(newest.Where(version => version != standing).ToHashSet(), claims.ToHashSet());
    });

    /// <summary>The store asks for all claims only where this says so.</summary>
    [Property(MaxTest = 2000)]
    public Property Decide_NeedsNoClaimsOfOthers_When_TheArticleMayNotFall() => Prop.ForAll(Arrivals(), arrivals =>
    {
        var (standing, claims) = Outcome(arrivals[..^1]);
        var arriving = arrivals[^1];

        if (standing is not null && !WriteDecision.MayFall(standing, arriving))
        {
            Assert.Equal(WriteDecision.Decide(standing, claims, arriving), WriteDecision.Decide(standing, [.. claims.Where(claim => claim.Blob == arriving.Blob)], arriving));
        }
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

    private static (ArticleStanding? Standing, IReadOnlyList<ArticleStanding> Claims) Outcome(IEnumerable<ArticleStanding> arrivals)
    {
        ArticleStanding? standing = null;
        var claims = new List<ArticleStanding>();

        foreach (var arriving in arrivals)
        {
            var plan = WriteDecision.Decide(standing, claims, arriving);

            if (plan.Action is not (WriteAction.Add or WriteAction.Carry or WriteAction.Claim))
            {
                continue;
            }

            claims.RemoveAll(claim => claim.Blob == arriving.Blob || claim == plan.Carrier);
            claims.AddRange(new[] { standing, arriving }.OfType<ArticleStanding>().Where(version => version != plan.Carrier && (version == arriving || version.Blob != arriving.Blob)));
            standing = plan.Carrier;
        }

        return (standing, claims);
    }

    private static Arbitrary<ArticleStanding[]> Arrivals() => (
        from blobs in Gen.Choose(1, 4)
        from editions in Gen.Choose(0, 5).ArrayOf(blobs * 6)
        from documents in Gen.Choose(1, 2)
        let standings = (
            from blob in Enumerable.Range(0, blobs)
            from version in Enumerable.Range(1, 3)
            from document in Enumerable.Range(0, documents)
            let edition = editions[(blob * 6) + ((version - 1) * 2) + document]
            select new ArticleStanding($"blob {blob}", version, $"{edition:D4}|blob {blob}", $"hash {(edition * 7) % 5} {document}")).ToArray()
        from arrivals in Gen.Shuffle(standings.Concat(standings).ToArray())
        select arrivals.ToArray()).ToArbitrary();

    private static Article Article(ArticleDate? published, ArticleDate? modified) => new()
    {
        Id = "id",
        DatePublished = published,
        DateModified = modified,
        Provenance = new Provenance { Blob = "a", Sha256 = "", MediaType = "", ParserVersion = "" },
    };
}
