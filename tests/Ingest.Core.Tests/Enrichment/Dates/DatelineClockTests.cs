using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Dates;

namespace Ingest.Core.Tests.Enrichment.Dates;

public sealed class DatelineClockTests
{
    private static readonly ArticleDate EveningInLondon = ArticleDate.Instant(new DateTimeOffset(2024, 8, 2, 22, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("SYDNEY, Aug 3", "2024-08-03")]
    [InlineData("London", "2024-08-02")]
    [InlineData("SMALLTOWN", "2024-08-02")]
    [InlineData(null, "2024-08-02")]
    public void PublicationDay_IsTheDatelinesDay_When_ItsCityIsKnown(string? dateline, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), DatelineClock.PublicationDay(Articles.WithBody("Text.") with { DatePublished = EveningInLondon, Dateline = dateline }));

    [Fact]
    public void PublicationDay_KeepsTheDay_When_TheSourceGivesNoTime() =>
        Assert.Equal(new DateOnly(2024, 8, 2), DatelineClock.PublicationDay(Articles.WithBody("Text.") with { DatePublished = ArticleDate.Day(2024, 8, 2), Dateline = "TOKYO" }));

    [Fact]
    public void PublicationDay_IsUnknown_When_TheArticleHasNoDate() => Assert.Null(DatelineClock.PublicationDay(Articles.WithBody("Text.")));
}
