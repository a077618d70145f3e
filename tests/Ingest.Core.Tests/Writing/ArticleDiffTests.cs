using Ingest.Core.Articles;
using Ingest.Core.Writing;

namespace Ingest.Core.Tests.Writing;

public sealed class ArticleDiffTests
{
    private static readonly DateTimeOffset At = new(2024, 11, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Between_IsEmpty_When_OnlyAnnotationsDiffer() =>
        Assert.True(Between(Article("Head", "One", "Two"), Article("Head", "One", "Two") with { EnricherVersion = "2", WordCount = 7 }).IsEmpty);

    [Fact]
    public void Between_TellsOfParagraphs_When_SomeCameAndWent()
    {
        var change = Between(Article("Head", "One", "Two", "Two", "Three"), Article("Head", "Three", "Two", "Four", "One"));

        Assert.Equal(["Four"], change.Added);
        Assert.Equal(["Two"], change.Removed);
        Assert.Equal((1, 1), (change.AddedCount, change.RemovedCount));
        Assert.Empty(change.Fields);
    }

    [Fact]
    public void Between_NamesTheFields_When_TheyDiffer()
    {
        var change = Between(Article("Before", "One"), Article("After", "One") with { Authors = [new Author { Name = "Ann" }], DatePublished = ArticleDate.Day(2024, 11, 5) });

        Assert.Equal(["headline", "authors", "datePublished"], change.Fields);
        Assert.Equal("Before", change.HeadlineBefore);
    }

    [Fact]
    public void Between_IsShort_When_MuchChanged()
    {
        var change = Between(Article("Head"), Article("Head", [.. Enumerable.Range(0, 100).Select(i => new string((char)('a' + (i % 26)), 1000) + i)]));

        Assert.Equal((ArticleChange.MaxParagraphs, 100), (change.Added.Count, change.AddedCount));
        Assert.All(change.Added, paragraph => Assert.True(paragraph.Length <= 241));
    }

    [Fact]
    public void Between_SaysNothingOfTheText_When_ItWasRetracted()
    {
        var change = Between(Article("Head", "Secret"), Article("Kill", "Kill it") with { PubStatus = PublicationStatus.Canceled });

        Assert.Equal(["pubStatus"], change.Fields);
        Assert.Equal((null, 0, 0), (change.HeadlineBefore, change.AddedCount, change.RemovedCount));
    }

    private static ArticleChange Between(Article before, Article after) => ArticleDiff.Between(before, after, 2, At, "a.txt");

    private static Article Article(string headline, params string[] body) => new()
    {
        Id = "id",
        Headline = headline,
        Body = body,
        Provenance = new Provenance { Blob = "a.txt", Sha256 = "", MediaType = "", ParserVersion = "" },
    };
}
