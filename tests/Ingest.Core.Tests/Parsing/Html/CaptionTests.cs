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

    [Fact]
    public void Images_AreNone_When_AFigureHoldsAQuotation()
    {
        var article = Dropped.Article(CaptionPages.Html("""<figure class="pull-quote"><blockquote><p>Nobody has asked the ferrymen what they think of it.</p></blockquote><figcaption>Ruth Sandoval, captain</figcaption></figure>"""), "page.html");

        Assert.Empty(article.Images);
    }

    [Fact]
    public void Images_EndWithTheArticle_When_OthersFollowIt()
    {
        var article = Dropped.Article(CaptionPages.Html("", """<div class="river"><figure><img src="/t.jpg"><figcaption>The trams of the upper town stand still again.</figcaption></figure></div>"""), "page.html");

        Assert.Empty(article.Images);
    }
}
