using System.Diagnostics;
using System.Text;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing;

namespace Ingest.Core.Tests.Parsing.Html;

public sealed class HtmlLimitTests
{
    [Theory]
    [InlineData("<div>")]
    [InlineData("<svg><path>")]
    [InlineData("<a href=x>")]
    public void Parse_SaysMalformed_When_AHundredThousandElementsNest(string markup) =>
        Assert.Equal(ReasonCode.Malformed, Assert.Single(Dropped.Parse("<html><body>" + string.Concat(Enumerable.Repeat(markup, 100_000)) + Page.First, "page.html").Rejections).Reason);

    /// <summary>Each paragraph opens all unclosed formatting elements again: 20 KB of markup make elements by the million.</summary>
    [Fact]
    public void Parse_SaysMalformed_When_MarkupMultipliesItself()
    {
        var html = "<html><body>" + string.Concat(Enumerable.Range(0, 1_500).Select(i => $"<b a={i}>")) + string.Concat(Enumerable.Repeat("<p>x", 2_000));

        Assert.Equal(ReasonCode.Malformed, Assert.Single(Dropped.Parse(html, "page.html").Rejections).Reason);
    }

    [Fact]
    [Trait("Category", "Measuring")]
    public void Parse_SaysTooSlow_When_TheTimeIsOver()
    {
        var parser = new DocumentParser(new ParsingOptions { MaxTime = TimeSpan.FromMilliseconds(100) });
        var html = Encoding.UTF8.GetBytes("<html><body><article>" + string.Concat(Enumerable.Repeat($"<ol><li><b>{Page.First}</b></ol>", 20_000)));
        var watch = Stopwatch.StartNew();

        var outcome = parser.Parse(new RawDocument { Blob = "page.html", Content = html }, TestContext.Current.CancellationToken);

        Assert.Equal(ReasonCode.TooSlow, Assert.Single(outcome.Rejections).Reason);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("a<br>")]
    [InlineData("<li>item</li>")]
    [InlineData("<figure><figcaption>cap</figcaption></figure>")]
    [Trait("Category", "Measuring")]
    public void Parse_TakesLinearTime_When_AnElementHasManyChildren(string child)
    {
        var watch = Stopwatch.StartNew();

        Dropped.Parse($"<html><body><article><h1>{Page.Headline}</h1><ol>" + string.Concat(Enumerable.Repeat(child, 20_000)) + $"</ol><p>{Page.First}</p>", "page.html");

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"took {watch.Elapsed}");
    }
}
