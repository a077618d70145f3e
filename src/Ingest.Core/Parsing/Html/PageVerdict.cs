using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>Says of a page whether it is an article at all.</summary>
internal static class PageVerdict
{
    /// <summary>Fewer words are no article unless the page says of itself that it is one.</summary>
    private const int MinWords = 40;

    public static void Check(HtmlPage page, ArticleDraft draft)
    {
        var words = draft.Body?.Value.Sum(paragraph => TextMeasure.Words(paragraph)) ?? 0;

        if (page.Tree.Blocks.Count == 0)
        {
            throw new DocumentException(ReasonCode.NoText, "The page has no visible text.");
        }

        if (words >= MinWords || SaysArticle(page) && words > 0)
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
}
