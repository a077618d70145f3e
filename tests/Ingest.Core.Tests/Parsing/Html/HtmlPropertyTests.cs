using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Core.Articles;

namespace Ingest.Core.Tests.Parsing.Html;

public sealed class HtmlPropertyTests
{
    private static readonly string[] Parts =
    [
        "<div>", "</div>", "<p>", "</p>", "<ul><li>", "<ol><li>", "</ol>", "<table><tr><td>", "</table>", "<h1>", "<h2>", "<a href='/author/x' rel=author>", "</a>", "<figure>", "<figcaption>", "</figure>", "<svg>", "<b>", "<time datetime='2024-10-28'>", "<br>", "<!--", "-->", "<script type='application/ld+json'>", "</script>", "<meta name=author content='Jane Doe'>",
        "{\"@type\":\"NewsArticle\",", "\"author\":\"Jane Doe\"}", " By Jane Doe ", " Photo: Ida Roth ", " 28 October 2024 ", "\uD800", "\0", "&amp;", "&#x110000;", $" {Page.First} ", $" {Page.Second} ", $" {Page.Third} ", "<title>Bridge</title>", "<div class='author-bio related caption'>", "<div hidden>", "<template>", "<form>",
    ];

    private static readonly Arbitrary<string> Markup = Gen.ListOf(Gen.Elements(Parts)).Select(parts => "<html>" + string.Concat(parts)).ToArbitrary();

    [Property(MaxTest = 150)]
    public Property Parse_GivesSoundRecords_When_TheMarkupIsAnything() => Prop.ForAll(Markup, html =>
    {
        var outcome = Dropped.Parse(html, "page.html");

        Assert.NotEqual(0, outcome.Articles.Count + outcome.Rejections.Count);
        Assert.All(outcome.Articles, article =>
        {
            Assert.All(article.Body, paragraph => Assert.False(string.IsNullOrWhiteSpace(paragraph)));
            Assert.All(article.Provenance.Fields.Values, evidence => Assert.InRange(evidence.Confidence, 0.01, 1));
            Assert.All(article.Provenance.Removed, removed => Assert.False(string.IsNullOrEmpty(removed.Reason)));
        });
    });

    [Property(MaxTest = 100)]
    public Property Parse_InventsNoWord_When_TheMarkupIsAnything() => Prop.ForAll(Markup, html =>
    {
        foreach (var article in Dropped.Parse(html, "page.html").Articles)
        {
            Assert.All(Words(article), word => Assert.Contains(word, html, StringComparison.OrdinalIgnoreCase));
        }
    });

    [Property(MaxTest = 50)]
    public Property Parse_GivesTheSame_When_ItReadsAPageAgain() => Prop.ForAll(Markup, html => Assert.Equivalent(Dropped.Parse(html, "page.html"), Dropped.Parse(html, "page.html")));

    [Property(MaxTest = 100)]
    public void Parse_NeverThrows_When_AByteOfAPageIsAnother(PositiveInt place, byte value)
    {
        var bytes = Encoding.UTF8.GetBytes(CaptionPages.All[place.Get % CaptionPages.All.Count].Html);
        bytes[place.Get * 31 % bytes.Length] = value;

        var outcome = Dropped.Parse(bytes, "page.html");

        Assert.NotEqual(0, outcome.Articles.Count + outcome.Rejections.Count);
    }

    /// <summary>The words of headline, body, captions and names; "1." of a list item is the browser's.</summary>
    private static IEnumerable<string> Words(Article article) =>
        article.Body.Append(article.Headline ?? "").Concat(article.Authors.Select(author => author.Name)).Concat(article.Images.Select(image => image.Caption ?? ""))
            .SelectMany(text => string.Concat(text.Select(c => char.IsAsciiLetter(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(word => word.Length > 3);
}
