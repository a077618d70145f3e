using Ingest.Core.Articles;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>Markup that is the article's body and nothing else, as feeds and wire formats carry it.</summary>
internal static class HtmlFragment
{
    private const PageRegions Pictures = PageRegions.Figure | PageRegions.Caption | PageRegions.Credit;

    public static (List<string> Paragraphs, List<ArticleImage> Images) Read(string markup, SourceDocument source)
    {
        if (!markup.Contains('<', StringComparison.Ordinal) && !markup.Contains('&', StringComparison.Ordinal))
        {
            return (TextCleaning.Paragraphs(markup), []);
        }

        var page = HtmlPage.Parse(markup, source);
        var paragraphs = page.Tree.Blocks
            .Where(block => (page.Tree.RegionsOf(block) & Pictures) == 0 && (page.Tree.Nodes[block.Node].Own & (PageRegions.Share | PageRegions.Related | PageRegions.Hidden)) == 0)
            .Where(block => NoiseLines.Reason(block.Text, block.Words) is null or "credit")
            .Select(block => block.Text).ToList();
        return (paragraphs, [.. ImageFinder.Find(page, root: -1)?.Value ?? []]);
    }

    /// <summary>The text of a field that may hold markup.</summary>
    public static string? Line(string? value, SourceDocument source) =>
        string.IsNullOrWhiteSpace(value) ? null : TextCleaning.LineOrNull(string.Join(' ', Read(System.Net.WebUtility.HtmlDecode(value), source).Paragraphs)) ?? TextCleaning.LineOrNull(value);
}
