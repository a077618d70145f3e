using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>The fields that stand in metadata or nowhere: publisher, dek, keywords, section, language.</summary>
internal static class PageFields
{
    private const int MaxKeywords = 50;

    public static void Set(ArticleDraft draft, HtmlPage page)
    {
        draft.Publisher = Of(page.Structured.Publisher, "json-ld", 0.95) ?? Meta(page, 0.9, "og:site_name", "publisher", "dc.publisher", "application-name");
        draft.AlternativeHeadline = Of(page.Structured.AlternativeHeadline, "json-ld", 0.9) ?? Dek(page, draft);
        draft.Abstract = Of(page.Structured.Description, "json-ld", 0.85) ?? Meta(page, 0.85, "og:description", "description", "twitter:description", "dc.description");
        draft.Section = Of(page.Structured.Section, "json-ld", 0.9) ?? Meta(page, 0.85, "article:section", "section", "parsely-section", "category")
            ?? Of(page.Structured.BreadcrumbSection, "json-ld:breadcrumb", 0.75);
        draft.Keywords = Keywords(page);
        draft.Language = Of(page.Language, "declared", 0.6);
        draft.IsAccessibleForFree = page.Structured.IsAccessibleForFree is { } free ? new Sourced<bool>(free, "json-ld", 0.95) : null;
        draft.SourceOrganization = Agency(draft, page);
    }

    private static Sourced<string>? Of(string? value, string source, double confidence) =>
        TextCleaning.LineOrNull(value) is { } text ? new Sourced<string>(text, source, confidence) : null;

    private static Sourced<string>? Meta(HtmlPage page, double confidence, params ReadOnlySpan<string> names) =>
        page.Meta.First(names) is { } found ? Of(found.Value, $"meta:{found.Name}", confidence) : null;

    /// <summary>The line that a page sets as standfirst, where it is not the headline again.</summary>
    private static Sourced<string>? Dek(HtmlPage page, ArticleDraft draft)
    {
        foreach (var block in page.Tree.Blocks)
        {
            var regions = page.Tree.RegionsOf(block);

            if ((regions & PageRegions.Dek) != 0 && (regions & (PageRegions.Related | PageRegions.Navigation | PageRegions.Footer | PageRegions.Aside)) == 0 && block.Words is >= 5 and <= 70 && !HeadlineText.Same(block.Text, draft.Headline?.Value))
            {
                return new Sourced<string>(block.Text, "dom:dek", 0.8);
            }
        }

        return null;
    }

    private static Sourced<IReadOnlyList<string>>? Keywords(HtmlPage page)
    {
        if (page.Structured.Keywords.Count > 0)
        {
            return new Sourced<IReadOnlyList<string>>(page.Structured.Keywords, "json-ld", 0.9);
        }

        var name = page.Meta.All("article:tag").Count > 0 ? "article:tag" : page.Meta.All("news_keywords").Count > 0 ? "news_keywords" : "keywords";
        var keywords = page.Meta.All(name).SelectMany(value => value.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxKeywords).ToList();
        return keywords.Count == 0 ? null : new Sourced<IReadOnlyList<string>>(keywords, $"meta:{name}", 0.85);
    }

    /// <summary>An agency in the byline or the author fields is the source of the text.</summary>
    private static Sourced<string>? Agency(ArticleDraft draft, HtmlPage page)
    {
        foreach (var text in page.Structured.Authors.Select(author => author.Name).Concat(page.Meta.All("author")).Concat(page.Tree.Blocks.Where(block => (page.Tree.RegionsOf(block) & PageRegions.Byline) != 0 && block.Words <= 12).Select(block => block.Text)))
        {
            foreach (var part in text.Split([',', '/', '|', '(', ')', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                AuthorNames.HasIntroduction(part, out var rest);

                if ((AgencyNames.Find(rest) ?? AgencyNames.Find(part)) is { } agency && !HeadlineText.Same(agency, draft.Publisher?.Value))
                {
                    return new Sourced<string>(agency, "byline", 0.85, text);
                }
            }
        }

        return null;
    }
}
