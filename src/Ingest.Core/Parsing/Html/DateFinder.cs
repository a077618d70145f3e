using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Parsing.Html;

/// <summary>Publication and modification dates: structured data, meta, microdata, time elements, the URL, then the text around the headline.</summary>
internal static class DateFinder
{
    /// <summary>How far around the headline a date line is looked for, in blocks.</summary>
    private const int Before = 6;

    private const int After = 14;

    private static readonly string[] PublishedNames = ["article:published_time", "og:article:published_time", "datePublished", "publishdate", "publish-date", "publish_date", "pubdate", "parsely-pub-date", "sailthru.date", "article.published", "article:published", "og:published_time", "dc.date.issued", "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "citation_publication_date", "citation_date", "date", "cXenseParse:recs:publishtime", "rnews:datePublished", "published_time", "originalpublicationdate", "article_date_original", "created", "datecreated", "vr:published_time", "timestamp", "displaydate", "ptime", "releasedate"];

    private static readonly string[] ModifiedNames = ["article:modified_time", "og:article:modified_time", "dateModified", "og:updated_time", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "revised", "utime", "article_date_updated"];

    public static (Sourced<ArticleDate>? Published, Sourced<ArticleDate>? Modified) Find(HtmlPage page, string? url, string? headline, DateHints hints)
    {
        var modified = FieldDates.Read(page.Structured.DateModified, "json-ld", 0.95, hints) ?? FromMeta(page, ModifiedNames, hints) ?? FromItem(page, "dateModified", hints);
        var published = FieldDates.Read(page.Structured.DatePublished, "json-ld", 0.97, hints)
            ?? FromMeta(page, PublishedNames, hints)
            ?? FromItem(page, "datePublished", hints)
            ?? FromTime(page, hints)
            ?? FromText(page, headline, hints)
            ?? FromUrl(url, hints)
            ?? FromAnywhere(page, hints);
        return (published, modified);
    }

    private static Sourced<ArticleDate>? FromMeta(HtmlPage page, string[] names, DateHints hints)
    {
        foreach (var name in names)
        {
            if (page.Meta.First(name) is { } found && FieldDates.Read(found.Value, $"meta:{name}", 0.93, hints) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    private static Sourced<ArticleDate>? FromItem(HtmlPage page, string property, DateHints hints)
    {
        foreach (var node in page.Tree.Nodes)
        {
            if (node.Element.GetAttribute("itemprop") is { } names && names.Contains(property, StringComparison.OrdinalIgnoreCase)
                && FieldDates.Read(node.Element.GetAttribute("datetime") ?? node.Element.GetAttribute("content") ?? node.Element.TextContent, $"microdata:{property}", 0.92, hints) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>The first time element outside of side columns, menus and comments, one marked as publication before the others.</summary>
    private static Sourced<ArticleDate>? FromTime(HtmlPage page, DateHints hints)
    {
        const PageRegions Elsewhere = PageRegions.Navigation | PageRegions.Aside | PageRegions.Comments | PageRegions.Related | PageRegions.Footer;
        Sourced<ArticleDate>? first = null;

        foreach (var node in page.Tree.Nodes)
        {
            if (node.Element.LocalName != "time" || (node.Regions & Elsewhere) != 0)
            {
                continue;
            }

            var isPublication = node.Element.HasAttribute("pubdate") || (node.Element.ClassName is { } name && name.Contains("publish", StringComparison.OrdinalIgnoreCase));

            if ((isPublication || first is null) && (FieldDates.Read(node.Element.GetAttribute("datetime"), "time", 0.85, hints) ?? FieldDates.Read(node.Element.TextContent, "time", 0.8, hints)) is { } date)
            {
                if (isPublication)
                {
                    return date;
                }

                first ??= date;
            }
        }

        return first;
    }

    private static Sourced<ArticleDate>? FromText(HtmlPage page, string? headline, DateHints hints)
    {
        var lines = page.Tree.Blocks.Select(block => block.Text).ToList();
        var at = page.Tree.Blocks.FindIndex(block => block.Tag == "h1" || HeadlineText.Same(block.Text, headline));
        var from = Math.Max(0, at - Before);
        return (at < 0 ? null : DateLines.Published(lines.GetRange(from, Math.Min(Before + After, lines.Count - from)), hints))
            ?? (at < 0 ? null : DateLines.Beside(lines.GetRange(Math.Max(0, at - 2), Math.Min(8, lines.Count - Math.Max(0, at - 2))), hints));
    }

    private static Sourced<ArticleDate>? FromAnywhere(HtmlPage page, DateHints hints) =>
        DateLines.Anywhere([.. page.Tree.Blocks.Where(block => (page.Tree.RegionsOf(block) & (PageRegions.Related | PageRegions.Comments)) == 0).Select(block => block.Text)], 40, hints);

    private static Sourced<ArticleDate>? FromUrl(string? url, DateHints hints)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var match = DateScanner.First(uri.AbsolutePath, hints with { Reference = null });
        return match is { YearKnown: true } found && found.Date.Value.Year is >= 1995 and <= 2100 ? new Sourced<ArticleDate>(found.Date, "url", 0.8, uri.AbsolutePath) : null;
    }
}
