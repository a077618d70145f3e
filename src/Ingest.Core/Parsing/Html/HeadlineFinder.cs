using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>Picks the headline: the page's own heading where the metadata agree with it, else the metadata.</summary>
internal static class HeadlineFinder
{
    private const int MaxLength = 400;

    /// <summary>Word overlap from which a heading and a title are taken to say the same.</summary>
    private const double Agreement = 0.6;

    public static Sourced<string>? Find(HtmlPage page, IReadOnlyCollection<string> siteNames)
    {
        var stated = Stated(page, siteNames);
        var headings = Headings(page, siteNames);

        foreach (var candidate in stated)
        {
            // A heading in the metadata's own words is what the reader sees: it has the right case and is not cut.
            var same = headings.FirstOrDefault(heading => HeadlineText.Same(heading.Text, candidate.Value));

            if (same is not null)
            {
                return new Sourced<string>(same.Text, $"{same.Tag}+{candidate.Source}", 0.98);
            }
        }

        var h1 = headings.Where(heading => heading.Tag == "h1").ToList();

        foreach (var candidate in stated)
        {
            var similar = h1.FirstOrDefault(heading => HeadlineText.Overlap(heading.Text, candidate.Value) >= Agreement && heading.Words >= 2);

            if (similar is not null)
            {
                return new Sourced<string>(similar.Text, "h1", 0.9);
            }
        }

        if (h1.Count == 1 && h1[0].Words >= 3)
        {
            return new Sourced<string>(h1[0].Text, "h1", 0.7);
        }

        return stated.Count > 0 ? stated[0] : headings.Count > 0 ? new Sourced<string>(headings[0].Text, headings[0].Tag, 0.4) : null;
    }

    private static List<Sourced<string>> Stated(HtmlPage page, IReadOnlyCollection<string> siteNames)
    {
        var stated = new List<Sourced<string>>();
        Add(page.Structured.Headline, "json-ld", 0.9);
        Add(page.Meta.First("og:title")?.Value, "meta:og:title", 0.85);
        Add(page.Meta.First("twitter:title")?.Value, "meta:twitter:title", 0.8);
        Add(page.Meta.First("headline", "dc.title", "dcterms.title", "citation_title", "sailthru.title", "parsely-title")?.Value, "meta", 0.8);
        Add(page.Document.Title, "title", 0.7);
        return stated;

        void Add(string? value, string source, double confidence)
        {
            if (TextCleaning.LineOrNull(value) is { Length: <= MaxLength } text && HeadlineText.WithoutSite(text, siteNames) is { Length: > 0 } headline)
            {
                stated.Add(new Sourced<string>(headline, source, confidence, headline == text ? null : text));
            }
        }
    }

    private static List<PageBlock> Headings(HtmlPage page, IReadOnlyCollection<string> siteNames) =>
        [.. page.Tree.Blocks.Where(block => (block.IsHeading || IsNamedHeadline(page, block)) && block.Text.Length <= MaxLength && !siteNames.Any(site => HeadlineText.Same(block.Text, site)))
            .OrderBy(block => block.Tag == "h1" ? 0 : 1)];

    private static bool IsNamedHeadline(HtmlPage page, PageBlock block) =>
        page.Tree.Nodes[block.Node].Element.GetAttribute("itemprop") == "headline" || page.Tree.Nodes[block.Node].Element.ClassList.Contains("headline");
}
