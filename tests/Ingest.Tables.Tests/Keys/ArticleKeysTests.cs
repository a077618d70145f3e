using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Tables.Keys;

namespace Ingest.Tables.Tests.Keys;

public sealed class ArticleKeysTests
{
    [Fact]
    public void Ticks_HaveOneWidth_When_TheInstantIsFarOff()
    {
        Assert.All([DateTimeOffset.MinValue, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue], instant => Assert.Equal(ArticleKeys.TicksWidth, ArticleKeys.ReverseTicks(instant).Length));
    }

    [Fact]
    public void Changes_SortNewestFirst_When_VersionsRise()
    {
        int[] versions = [1, 2, 9, 10, 1_000_000, int.MaxValue];

        var rows = versions.Select(ArticleKeys.ChangeRow).ToArray();

        Assert.Equal(rows.Reverse(), rows.Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.True(IsIn(ArticleKeys.ChangeRange, row), row));
        Assert.DoesNotContain(rows, row => IsIn(ArticleKeys.ClaimRange, row));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b.html")]
    [InlineData("\U0010FFFD")]
    public void Claims_StandInTheirRange_When_TheBlobHasAnyName(string blob)
    {
        Assert.True(IsIn(ArticleKeys.ClaimRange, ArticleKeys.ClaimRow(blob)));
        Assert.False(IsIn(ArticleKeys.ChangeRange, ArticleKeys.ClaimRow(blob)));
    }

    private static bool IsIn((string From, string To) range, string row) => string.CompareOrdinal(row, range.From) >= 0 && string.CompareOrdinal(row, range.To) < 0;

    private const string ArticleId = "AAECAwQFBgcICQoLDA0ODw";

    private static readonly DateTimeOffset Noon = new(2024, 10, 28, 12, 0, 0, TimeSpan.Zero);

    [Property]
    public Property ReverseTicks_SortNewestFirst_When_ComparedAsText() => Prop.ForAll(Times(), Times(), (first, second) =>
        Assert.Equal(
            Math.Sign(second.UtcTicks.CompareTo(first.UtcTicks)),
            Math.Sign(string.CompareOrdinal(ArticleKeys.ReverseTicks(first), ArticleKeys.ReverseTicks(second)))));

    [Property]
    public Property TimeOf_GivesTheInstantBack_When_KeyGoesOn() => Prop.ForAll(Times(), time =>
        Assert.Equal(time.ToUniversalTime(), ArticleKeys.TimeOf(ArticleKeys.ByDateRow(time, ArticleId))));

    [Fact]
    public void MonthPartition_IsTheMonthInUtc_When_OffsetCrossesTheMonth()
    {
        var halloween = new DateTimeOffset(2024, 11, 1, 0, 30, 0, TimeSpan.FromHours(1));

        Assert.Equal("202410", ArticleKeys.MonthPartition(halloween, shard: 0, shardCount: 1));
        Assert.Equal("202410-3", ArticleKeys.MonthPartition(halloween, shard: 3, shardCount: 8));
    }

    [Fact]
    public void Shard_SpreadsArticlesEvenly_When_ThereAreSeveral()
    {
        var counts = Enumerable.Range(0, 8000).CountBy(i => ArticleKeys.Shard($"{i:x22}", 8)).ToDictionary();

        Assert.Equal(8, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 800, 1200));
        Assert.Equal(0, ArticleKeys.Shard(ArticleId, 1));
    }

    [Theory]
    [InlineData("Angela Merkel", "angela merkel")]
    [InlineData("  ANGELA \t\n MERKEL ", "angela merkel")]
    [InlineData("Ａngela\u00A0Merkel", "angela merkel")]
    [InlineData("AT&T / Bell", "at&t ~2F bell")]
    [InlineData("Bela Barto\u0301k", "bela bartok")]
    [InlineData("", "")]
    public void NameKey_FoldsCaseWidthAndWhiteSpace_When_NamesAreOne(string name, string expected) => Assert.Equal(expected, ArticleKeys.NameKey(name));

    [Property(MaxTest = 500)]
    public Property NameKey_ChangesNothing_When_GivenAFoldedName() => Prop.ForAll(AnyText.Texts(), name =>
    {
        var folded = KeyText.Decode(ArticleKeys.NameKey(name));

        Assert.True(folded is null || ArticleKeys.NameKey(folded) == ArticleKeys.NameKey(name));
    });

    [Property(MaxTest = 500)]
    public Property ComposedKeys_StayWithinTheLimit_When_NamesAreAnything() => Prop.ForAll(AnyText.Texts(), name =>
    {
        var key = ArticleKeys.NameKey(name);

        Assert.True(ArticleKeys.ByEntityRow("PERSON", key, Noon, ArticleId).Length <= TableLimits.CharactersPerKey);
        Assert.True(ArticleKeys.QuoteRow(key, Noon, ArticleId, 9999).Length <= TableLimits.CharactersPerKey);
        Assert.StartsWith(ArticleKeys.EntityPrefix("PERSON", key), ArticleKeys.ByEntityRow("PERSON", key, Noon, ArticleId), StringComparison.Ordinal);
        Assert.StartsWith(ArticleKeys.SpeakerPrefix(key), ArticleKeys.QuoteRow(key, Noon, ArticleId, 1), StringComparison.Ordinal);
    });

    [Fact]
    public void EntityPrefix_IsNoPrefixOfALongerName_When_NamesStartAlike() =>
        Assert.False(ArticleKeys.ByEntityRow("ORG", ArticleKeys.NameKey("Bank of"), Noon, ArticleId).StartsWith(ArticleKeys.EntityPrefix("ORG", ArticleKeys.NameKey("Bank")), StringComparison.Ordinal));

    [Fact]
    public void QuoteRow_IsPinned_When_DownstreamReadsIt() =>
        Assert.Equal("ada byron|2516721839999999999_AAECAwQFBgcICQoLDA0ODw_0007", ArticleKeys.QuoteRow(ArticleKeys.NameKey("Ada Byron"), Noon, ArticleId, 7));

    private static Arbitrary<DateTimeOffset> Times() => (
        from ticks in Gen.Choose(0, int.MaxValue)
        from scale in Gen.Elements(1L, 10_000_000L, 1_000_000_000L)
        from offset in Gen.Choose(-14, 14)
        select new DateTimeOffset(new DateTime(2, 1, 1).Ticks + (ticks * scale), TimeSpan.FromHours(offset))).ToArbitrary();
}
