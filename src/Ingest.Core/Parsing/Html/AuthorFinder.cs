using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Parsing.Html;

/// <summary>The people who wrote the article: structured data, meta, author links, bylines.</summary>
internal static class AuthorFinder
{
    private const int MaxBylineLength = 200;
    private const PageRegions Elsewhere = PageRegions.Comments | PageRegions.Related | PageRegions.Aside | PageRegions.Navigation | PageRegions.Footer;

    private static readonly string[] AuthorPaths = ["/author/", "/authors/", "/author-", "/auteur/", "/autor/", "/autoren/", "/autore/", "/people/", "/staff/", "/profile/", "/profiles/", "/contributor/", "/contributors/", "/writers/", "/writer/", "/by/", "/producers/", "/reporter/", "/journalist", "/team/", "/bio/", "?author="];

    public static Sourced<IReadOnlyList<Author>>? Find(HtmlPage page, IReadOnlyCollection<string> siteNames, string? headline)
    {
        var structured = page.Structured.Authors;
        return People(structured.Select(author => author.Name), siteNames, "json-ld", 0.93, isField: true, structured)
            ?? People(page.Meta.All("author").Concat(page.Meta.All("article:author_name")).Concat(page.Meta.All("parsely-author")).Concat(page.Meta.All("sailthru.author")).Concat(page.Meta.All("byl")).Concat(page.Meta.All("dc.creator")).Concat(page.Meta.All("dcterms.creator")).Concat(page.Meta.All("citation_author")).Concat(page.Meta.All("article:author")).Concat(page.Meta.All("twitter:data1")).Where(IsPlausible), siteNames, "meta:author", 0.88, isField: true)
            ?? People(ByMark(page), siteNames, "author-link", 0.85, isField: true)
            ?? People(ByLink(page, headline), siteNames, "author-link", 0.8, isField: false)
            ?? People(ByRegion(page), siteNames, "byline", 0.75, isField: false)
            ?? People(ByText(page, headline), siteNames, "text:byline", 0.7, isField: false);
    }

    /// <summary>A person's own site has the person's name; a single word is a brand.</summary>
    private static bool IsOwnSite(string name, bool isField) => isField && name.Contains(' ', StringComparison.Ordinal);

    private static bool IsPlausible(string value) => !value.Contains("://", StringComparison.Ordinal) && value.Length < MaxBylineLength;

    private static Sourced<IReadOnlyList<Author>>? People(IEnumerable<string> texts, IReadOnlyCollection<string> siteNames, string source, double confidence, bool isField, IReadOnlyList<(string Name, string? Url)>? pages = null)
    {
        var authors = new List<Author>();
        var raw = new List<string>();

        foreach (var text in texts)
        {
            foreach (var name in AuthorNames.Parse(text, isField))
            {
                if ((IsOwnSite(name, isField) || !siteNames.Any(site => HeadlineText.Same(site, name))) && !authors.Exists(author => HeadlineText.Same(author.Name, name)))
                {
                    var url = pages?.FirstOrDefault(page => page.Name == text).Url;
                    authors.Add(new Author { Name = name, Url = Uri.TryCreate(url, UriKind.Absolute, out _) ? url : null });
                    raw.Add(text);
                }
            }
        }

        return authors.Count == 0 ? null : new Sourced<IReadOnlyList<Author>>(authors, source, confidence, string.Join("; ", raw.Distinct(StringComparer.Ordinal)));
    }

    private static IEnumerable<string> ByMark(HtmlPage page)
    {
        foreach (var node in page.Tree.Nodes)
        {
            var element = node.Element;

            if ((node.Regions & (PageRegions.Comments | PageRegions.Related | PageRegions.Aside | PageRegions.Navigation)) == 0
                && (element.GetAttribute("rel") is { } relation && relation.Split(' ').Contains("author", StringComparer.OrdinalIgnoreCase)
                    || element.GetAttribute("itemprop") is { } property && property.Split(' ').Contains("author", StringComparer.OrdinalIgnoreCase)))
            {
                var named = element.QuerySelector("[itemprop=name]") ?? element;
                yield return named.GetAttribute("content") ?? named.TextContent;
            }
        }
    }

    private static IEnumerable<string> ByRegion(HtmlPage page) =>
        page.Tree.Blocks.Where(block => (page.Tree.RegionsOf(block) & (PageRegions.Byline | PageRegions.Comments | PageRegions.Related | PageRegions.Aside | PageRegions.Navigation | PageRegions.Footer)) == PageRegions.Byline && block.Text.Length < MaxBylineLength && block.Words <= 12)
            .Select(block => block.Text).Take(8);

    /// <summary>Links to an author's page beside the headline.</summary>
    private static IEnumerable<string> ByLink(HtmlPage page, string? headline)
    {
        var (first, last) = Around(page, headline);

        for (var i = first; i < last; i++)
        {
            var node = page.Tree.Nodes[i];

            if (node.Element.LocalName == "a" && (node.Regions & Elsewhere) == 0 && node.Element.GetAttribute("href") is { } target && IsAuthorPage(target))
            {
                yield return node.Element.TextContent;
            }
        }
    }

    private static bool IsAuthorPage(string target)
    {
        foreach (var part in AuthorPaths)
        {
            if (target.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The elements from the blocks above the headline to those some way below it.</summary>
    private static (int First, int Last) Around(HtmlPage page, string? headline)
    {
        var blocks = page.Tree.Blocks;
        var at = HeadlineBlock(page, headline);
        return at < 0 ? (0, 0) : (blocks[Math.Max(0, at - 4)].Node, blocks[Math.Min(blocks.Count - 1, at + 12)].Node + 1);
    }

    private static int HeadlineBlock(HtmlPage page, string? headline)
    {
        var at = page.Tree.Blocks.FindIndex(block => block.IsHeading && HeadlineText.Same(block.Text, headline));
        return at >= 0 ? at : page.Tree.Blocks.FindIndex(block => block.Tag == "h1" || HeadlineText.Same(block.Text, headline));
    }

    /// <summary>Bylines in the text under the headline, or above it; the name may be a line of its own.</summary>
    private static List<string> ByText(HtmlPage page, string? headline)
    {
        var at = HeadlineBlock(page, headline);
        return at < 0 ? [] : BylineLines.Find([.. page.Tree.Blocks.Skip(Math.Max(0, at - 4)).Take(24).Where(block => !HeadlineText.Same(block.Text, headline)).Select(block => block.Text)], [.. page.Tree.Blocks.Select(block => block.Text)]);
    }
}
