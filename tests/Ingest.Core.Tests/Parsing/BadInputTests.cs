using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Xunit;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing;

namespace Ingest.Core.Tests.Parsing;

public sealed class BadInputTests
{
    private const string Paragraph = "The council met on Monday evening and put off its vote on the second bridge until the engineers have finished their report on the eastern bank.";

    [Fact]
    public void Parse_SaysEmpty_When_ThereAreNoBytes() => Assert.Equal(ReasonCode.Empty, Reason([]));

    [Fact]
    public void Parse_SaysNoText_When_ThereIsOnlyWhiteSpace() => Assert.Equal(ReasonCode.NoText, Reason(" \n\t \r\n"u8.ToArray()));

    [Fact]
    public void Parse_SaysUnknownFormat_When_TheBytesAreNoise()
    {
        var noise = new byte[4096];
        new Random(7).NextBytes(noise);

        Assert.Equal(ReasonCode.UnknownFormat, Reason(noise));
    }

    [Fact]
    public void Parse_SaysNotAnArticle_When_ThePageIsALogin() =>
        Assert.Equal(ReasonCode.NotAnArticle, Reason("<html><body><h1>Sign in</h1><form><input type=password></form><p>Forgot your password?</p></body></html>"u8.ToArray()));

    [Fact]
    public void Parse_SaysMalformed_When_AHundredThousandElementsAreOpen()
    {
        var html = "<html><body>" + string.Concat(Enumerable.Repeat("<div>", 100_000)) + Paragraph;

        Assert.Equal(ReasonCode.Malformed, Reason(Encoding.UTF8.GetBytes(html)));
    }

    [Fact]
    public void Parse_SaysMalformed_When_XmlNestsWithoutEnd() =>
        Assert.Equal(ReasonCode.Malformed, Reason(Encoding.UTF8.GetBytes("<rss><channel>" + string.Concat(Enumerable.Repeat("<item>", 50_000)))));

    [Fact]
    public void Parse_ResolvesNothing_When_AFeedBringsEntitiesOfItsOwn()
    {
        const string Feed = """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>
            <rss version="2.0"><channel><title>T</title><item><title>Bridge vote &b; &x;</title><description>The council met on Monday.</description></item></channel></rss>
            """;

        var article = Dropped.Article(Feed, "feed.xml");

        Assert.Equal("Bridge vote &b; &x;", article.Headline);
    }

    [Fact]
    public void Parse_KeepsTheWholeItems_When_AFeedWasCutOff()
    {
        const string Feed = "<rss version=\"2.0\"><channel><title>T</title><item><title>One</title><description>First text.</description></item><item><title>Two</title><descr";

        Assert.Equal("One", Dropped.Article(Feed, "feed.xml").Headline);
    }

    [Fact]
    [Trait("Category", "Measuring")]
    public void Parse_IsDoneInSeconds_When_FiveMegabytesAreOneLine()
    {
        var watch = Stopwatch.StartNew();

        Dropped.Parse(string.Concat(Enumerable.Repeat("The bridge is closed, ", 250_000)));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Parse_CleansTheText_When_ItHoldsNulAndHalfCharacters()
    {
        var article = Dropped.Article("Bridge vote put off until June\n\n" + Paragraph.Replace("Monday", "Mon\0\u200Bday", StringComparison.Ordinal) + "\n\n" + Paragraph);

        Assert.Contains("Monday", article.Body[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ReadsTheRest_When_ANameInTheJsonHoldsHalfACharacter() =>
        Assert.Equal("Bridge vote", Dropped.Article("{\"\\ud800\": 1, \"headline\": \"Bridge vote\", \"articleBody\": \"" + Paragraph + " \\ud83d\\ude00\"}").Headline);

    [Fact]
    public void Parse_LeavesTheUrlOut_When_NoHostCanHaveItsName()
    {
        var article = Dropped.Article("<html><head><link rel=canonical href=\"https://a\u2028b\u200F\u0378.example/vote\"></head><body><article><h1>Bridge vote</h1><p>" + Paragraph + "</p><p>" + Paragraph + "</p></article></body></html>");

        Assert.Null(article.Url);
    }

    [Property(MaxTest = 200)]
    public void Parse_NeverThrows_When_TheBytesAreAnything(byte[] content) => AssertSound(Dropped.Parse(content));

    [Property(MaxTest = 100)]
    public void Parse_NeverThrows_When_AGoodPageWasCutOrBitten(PositiveInt cut, PositiveInt place, byte value)
    {
        var page = Encoding.UTF8.GetBytes($"<html lang=en><head><title>Vote</title><script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"Vote\",\"author\":[{{\"name\":\"Jane Doe\"}}]}}</script></head><body><article><h1>Vote</h1><p>By Jane Doe</p><p>{Paragraph}</p><p>{Paragraph}</p></article></body></html>");
        page[place.Get % page.Length] = value;

        AssertSound(Dropped.Parse(page[..(cut.Get % page.Length)]));
    }

    [Property(MaxTest = 100)]
    public void Parse_GivesTheSameRecord_When_ItReadsTheSameBytesAgain(NonEmptyString title)
    {
        var text = $"{title.Get}\n\nBy Jane Doe\n\n{Paragraph}\n\n{Paragraph}";

        Assert.Equivalent(Dropped.Parse(text), Dropped.Parse(text));
    }

    private static ReasonCode Reason(byte[] content) => Assert.Single(Dropped.Parse(content).Rejections).Reason;

    /// <summary>Something came out, every paragraph has text, and every rejection has a sentence.</summary>
    private static void AssertSound(ParseOutcome outcome)
    {
        Assert.NotEqual(0, outcome.Articles.Count + outcome.Rejections.Count);
        Assert.All(outcome.Articles.SelectMany(article => article.Body), paragraph => Assert.False(string.IsNullOrWhiteSpace(paragraph)));
        Assert.All(outcome.Rejections, rejection => Assert.EndsWith(".", rejection.Detail, StringComparison.Ordinal));
    }
}
