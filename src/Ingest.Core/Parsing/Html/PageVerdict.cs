using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>Says of a page whether it is an article at all.</summary>
internal static class PageVerdict
{
    /// <summary>Fewer words are no article unless the page says of itself that it is one.</summary>
    private const int MinWords = 40;

    private const int MinTeasers = 8;

    /// <summary>A teaser's text is shorter than the paragraphs of an article.</summary>
    private const int MaxTeaserWords = 25;

    public static void Check(HtmlPage page, ArticleDraft draft, int root)
    {
        var words = draft.Body?.Value.Sum(paragraph => TextMeasure.Words(paragraph)) ?? 0;

        if (page.Tree.Blocks.Count == 0)
        {
            throw new DocumentException(ReasonCode.NoText, "The page has no visible text.");
        }

        if (IsIndex(page, draft, root))
        {
            throw new DocumentException(ReasonCode.NotAnArticle, "The page is an index: a list of linked headlines with short texts, not one article.");
        }

        if (words >= MinWords || (SaysArticle(page) && words > 0))
        {
            return;
        }

        var hasPassword = page.Document.QuerySelector("input[type=password]") is not null;
        throw new DocumentException(
            ReasonCode.NotAnArticle,
            hasPassword ? "The page is a login form, not an article."
            : words == 0 ? "The page has no running text; it looks like an index, an error page or a page that scripts fill."
            : $"The page has only {words} words of running text and does not say that it is an article.");
    }

    private static bool SaysArticle(HtmlPage page) =>
        page.Structured.DatePublished is not null || page.Structured.Body is not null || page.Meta.First("og:type")?.Value.Contains("article", StringComparison.OrdinalIgnoreCase) == true || page.Document.QuerySelector("article") is not null;

    /// <summary>Many linked headlines inside the text, no paragraph of length between them, and nothing that names one article.</summary>
    private static bool IsIndex(HtmlPage page, ArticleDraft draft, int root)
    {
        if (page.Structured.DatePublished is not null || page.Structured.Body is not null || page.Meta.First("article:published_time", "datePublished") is not null || page.Meta.First("og:type")?.Value.Contains("article", StringComparison.OrdinalIgnoreCase) == true)
        {
            return false;
        }

        var teasers = page.Tree.Blocks.Count(block => block.LinkDensity > 0.9 && block.Words is >= 4 and <= 25 && page.Tree.IsInside(block.Node, root));
        return teasers >= MinTeasers && draft.Body?.Value.Any(paragraph => TextMeasure.Words(paragraph) > MaxTeaserWords) != true;
    }
}
