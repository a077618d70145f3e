using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Core.Articles;

namespace Ingest.Core.Tests.Articles;

public sealed class ArticleDateTests
{
    [Theory]
    [InlineData("2024-10-28", "2024-10-28", false)]
    [InlineData("0001-01-01", "0001-01-01", false)]
    [InlineData("2024-10-28T05:12:00Z", "2024-10-28T05:12:00Z", true)]
    [InlineData("2024-10-28T05:12:00+00:00", "2024-10-28T05:12:00Z", true)]
    [InlineData("2024-10-28T05:12:00.123+05:30", "2024-10-28T05:12:00+05:30", true)]
    [InlineData("2024-10-28T05:12", "2024-10-28T05:12:00Z", true)]
    [InlineData("2024-10-28T23:59:59-08:00", "2024-10-28T23:59:59-08:00", true)]
    public void TryParse_ReadsDaysAndInstants_When_TheyAreIso8601(string text, string expected, bool hasTime)
    {
        Assert.True(ArticleDate.TryParse(text, out var date));
        Assert.Equal(expected, date.ToString());
        Assert.Equal(hasTime, date.HasTime);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("2024-02-30")]
    [InlineData("2024-10-28T25:00:00Z")]
    [InlineData("28/10/2024")]
    [InlineData("Tue, 29 Oct 2024 10:00:00 GMT")]
    [InlineData("Tuesday, 29 October 2024")]
    [InlineData("October 28 T")]
    [InlineData("10:00 T")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    public void TryParse_RefusesTheText_When_ItIsNotIso8601(string? text)
    {
        Assert.False(ArticleDate.TryParse(text, out var date));
        Assert.Equal(default, date);
    }

    [Property]
    public Property TryParse_ReadsWhatToStringWrites_When_DateIsAnything() => Prop.ForAll(Dates(), date =>
    {
        Assert.True(ArticleDate.TryParse(date.ToString(), out var read));
        Assert.Equal(date, read);
        Assert.Equal(date.Value.Offset, read.Value.Offset);
        Assert.Equal(date, JsonSerializer.Deserialize<ArticleDate>(JsonSerializer.Serialize(date)));
    });

    [Property]
    public Property Comparison_FollowsTheInstants_When_OffsetsDiffer() => Prop.ForAll(Dates(), Dates(), (first, second) =>
    {
        Assert.Equal(first.Value < second.Value, first < second);
        Assert.Equal(first.Value > second.Value, first > second);
        Assert.Equal(first.Value <= second.Value, first <= second);
        Assert.Equal(first.Value >= second.Value, first >= second);
    });

    [Fact]
    public void DayOnly_IsTheSourcesOwnDay_When_UtcHasAnother()
    {
        var date = ArticleDate.Instant(new DateTimeOffset(2024, 10, 28, 23, 30, 0, TimeSpan.FromHours(-8)));

        Assert.Equal(new DateOnly(2024, 10, 28), date.DayOnly);
    }

    [Theory]
    [InlineData("\"28/10/2024\"")]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void Converter_SaysThatItIsNoDate_When_JsonHoldsAnother(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ArticleDate>(json));

    private static Arbitrary<ArticleDate> Dates() => (
        from day in Gen.Choose(1, 3_000_000)
        from second in Gen.Choose(0, 86_399)
        from quarters in Gen.Choose(-56, 56)
        from hasTime in Gen.Elements(true, false)
        let midnight = DateTime.MinValue.AddDays(day)
        select hasTime ? ArticleDate.Instant(new DateTimeOffset(midnight.AddSeconds(second), TimeSpan.FromMinutes(15 * quarters))) : ArticleDate.Day(midnight.Year, midnight.Month, midnight.Day)).ToArbitrary();
}
