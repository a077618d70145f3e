using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Parsing.Html;

/// <summary>
/// Publication and modification dates: structured data, meta, microdata, time elements, the text around the headline, the URL, then
/// a date line anywhere. Published and modified are kept apart at each step.
/// </summary>
internal static class DateFinder
{
    /// <summary>Offsets of the inhabited world, in hours.</summary>
    private const int MinOffset = -11;

    private const int MaxOffset = 14;

    private static readonly string[] PublishedNames = ["article:published_time", "og:article:published_time", "datePublished", "publishdate", "publish-date", "publish_date", "pubdate", "parsely-pub-date", "sailthru.date", "article.published", "article:published", "og:published_time", "dc.date.issued", "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "citation_publication_date", "citation_date", "date", "cXenseParse:recs:publishtime", "rnews:datePublished", "published_time", "originalpublicationdate", "article_date_original", "created", "datecreated", "vr:published_time", "timestamp", "displaydate", "ptime", "releasedate"];

    private static readonly string[] ModifiedNames = ["article:modified_time", "og:article:modified_time", "dateModified", "og:updated_time", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "revised", "utime", "article_date_updated"];

    /// <summary>How the names of publication dates end that no list holds, letters alone.</summary>
    private static readonly string[] PublishedEndings = ["publisheddate", "publishdate", "publishedtime", "publishtime", "publishedat", "pubdate", "publicationdate", "datepublished", "published", "articledate", "originaldate"];

    private static readonly string[] ModifiedEndings = ["modifieddate", "modifiedtime", "modified", "lastupdated", "updateddate", "updatedtime", "updated", "revisiondate", "changedtime"];

    public static (Sourced<ArticleDate>? Published, Sourced<ArticleDate>? Modified) Find(HtmlPage page, string? url, string? headline, DateHints hints)
    {
        var shown = new PageDates(page, headline, hints);
        var modified = FieldDates.Read(page.Structured.DateModified, "json-ld", 0.95, hints) ?? FromMeta(page, ModifiedNames, hints) ?? FromItem(page, "dateModified", hints) ?? FromMetaEnding(page, ModifiedEndings, hints) ?? shown.Modified;
        var stated = FieldDates.Read(page.Structured.DatePublished, "json-ld", 0.97, hints) ?? FromMeta(page, PublishedNames, hints) ?? FromItem(page, "datePublished", hints) ?? FromMetaEnding(page, PublishedEndings, hints);

        if (stated is not null)
        {
            return (IsLastChange(stated, modified) && shown.Published is { } earlier && IsEarlier(earlier, stated) ? earlier : OnShownDay(stated, FromUrl(url, hints) ?? shown.Published), modified);
        }

        // A day that the page was changed on tells more than none.
        return (shown.Published ?? FromUrl(url, hints) ?? ScriptDates.Find(page, hints) ?? shown.Anywhere() ?? (modified is null ? null : modified with { Confidence = 0.3, Inferred = true }), modified);
    }

    /// <summary>
    /// Metadata in UTC name the day after the one that an evening in America is, and that address and page show. The instant stays; its
    /// offset becomes the least that puts it on that day.
    /// </summary>
    private static Sourced<ArticleDate> OnShownDay(Sourced<ArticleDate> stated, Sourced<ArticleDate>? shown)
    {
        if (shown is null || shown.Confidence < 0.6 || !stated.Value.HasTime || stated.Value.Value.Offset != TimeSpan.Zero || stated.Value.Value.TimeOfDay == TimeSpan.Zero)
        {
            return stated;
        }

        var hours = (shown.Value.DayOnly.DayNumber - stated.Value.DayOnly.DayNumber) switch
        {
            -1 => -stated.Value.Value.Hour - 1,
            1 => 24 - stated.Value.Value.Hour,
            _ => 0,
        };
        return hours is 0 or < MinOffset or > MaxOffset ? stated : stated with { Value = ArticleDate.Instant(stated.Value.Value.ToOffset(TimeSpan.FromHours(hours))), Inferred = true };
    }

    /// <summary>Some site builders write the day of the last change, or of the last build, into both fields.</summary>
    private static bool IsLastChange(Sourced<ArticleDate> stated, Sourced<ArticleDate>? modified) =>
        modified is not null && modified.Value.Value.UtcDateTime.Date <= stated.Value.Value.UtcDateTime.Date;

    private static bool IsEarlier(Sourced<ArticleDate> shown, Sourced<ArticleDate> stated) =>
        shown.Confidence >= 0.6 && shown.Value.Value.UtcDateTime.Date < stated.Value.Value.UtcDateTime.Date.AddDays(-1);

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

    private static Sourced<ArticleDate>? FromMetaEnding(HtmlPage page, string[] endings, DateHints hints)
    {
        Sourced<ArticleDate>? earliest = null;

        foreach (var name in page.Meta.Names)
        {
            var letters = string.Concat(name.Where(char.IsLetter)).ToLowerInvariant();

            if (Array.Exists(endings, ending => letters.EndsWith(ending, StringComparison.Ordinal)) && FieldDates.Read(page.Meta.All(name)[0], $"meta:{name}", 0.85, hints) is { } date && (earliest is null || date.Value < earliest.Value))
            {
                earliest = date;
            }
        }

        return earliest;
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
