namespace Ingest.Core.Tests.Parsing.Html;

public sealed class CaptionTests
{
    public static TheoryData<string> Names => [.. CaptionPages.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Images_HaveCaptionAndCreditApart_When_ThePageMarksThem(string name)
    {
        var page = CaptionPages.All.Single(entry => entry.Name == name);

        var article = Dropped.Article(page.Html, "page.html");

        Assert.Equal(page.Pictures, article.Images.Where(image => image.Caption is not null || image.CreditText is not null).Select(image => (image.Caption, image.CreditText)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Body_HoldsNoCaption_When_ThePageMarksThem(string name)
    {
        var page = CaptionPages.All.Single(entry => entry.Name == name);

        var article = Dropped.Article(page.Html, "page.html");

        Assert.Equal(3, article.Body.Count);
        Assert.DoesNotContain(article.Body, paragraph => page.Pictures.Any(picture => picture.Caption is { } caption && paragraph.Contains(caption, StringComparison.Ordinal)));
    }
}
