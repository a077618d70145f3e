using System.Collections.Frozen;
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

    private const double MaxLinked = 0.9;

    private const double ForeignOverlap = 0.2;

    /// <summary>A headline without a heading stands among the page's first lines.</summary>
    private const int MaxLines = 40;

    private static readonly FrozenSet<string> Kickers = FrozenSet.Create(StringComparer.Ordinal, "kicker", "topline", "overline", "roofline", "dachzeile", "spitzmarke", "eyebrow", "supertitle", "overtitle", "surtitle", "surtitre", "antetitulo", "pretitle", "preheadline", "kickerline", "rubric", "occhiello");

    private static readonly char[] KickerEnds = [' ', ':', '|', '–', '—', '-', '·', '•'];

    public static Sourced<string>? Find(HtmlPage page, IReadOnlyCollection<string> siteNames) =>
        Choose(page, siteNames) is not { } found ? null
            : HeadlineText.WithoutLabel(found.Value) is var text && text == found.Value ? found
            : found with { Value = text, Raw = found.Raw ?? found.Value };

    private static Sourced<string>? Choose(HtmlPage page, IReadOnlyCollection<string> siteNames)
    {
        var stated = Stated(page, siteNames);
        var headings = Headings(page, siteNames);

        foreach (var candidate in stated)
        {
            // A heading in the metadata's own words is what the reader sees: it has the right case and is not cut.
            var same = headings.FirstOrDefault(heading => HeadlineText.Same(heading.Text, candidate.Value));

            if (same is not null)
            {
                return WithoutKicker(page, same, new Sourced<string>(same.Text, $"{same.Tag}+{candidate.Source}", 0.98));
            }
        }

        // A heading that is a link leads to the site's front or to another article, where the page has others.
        var h1 = headings.Where(heading => heading.Tag == "h1").ToList();
        h1 = h1.Exists(heading => heading.LinkDensity < MaxLinked) ? h1.FindAll(heading => heading.LinkDensity < MaxLinked) : h1;

        foreach (var candidate in stated)
        {
            var similar = h1.Where(heading => HeadlineText.Overlap(heading.Text, candidate.Value) >= Agreement && heading.Words >= 2).MaxBy(heading => HeadlineText.Overlap(heading.Text, candidate.Value));

            if (similar is not null && IsKicked(similar.Text, candidate.Value))
            {
                return candidate with { Confidence = 0.9 };
            }

            if (similar is not null)
            {
                return Heading(page, similar, 0.9, siteNames);
            }
        }

        if (h1.Count == 1 && h1[0].Words >= 3 && !IsForeign(h1[0].Text, stated))
        {
            return Heading(page, h1[0], 0.7, siteNames);
        }

        return Unmarked(page, stated) ?? (stated.Count > 0 ? stated[0] : null) ?? (headings.Count > 0 ? new Sourced<string>(headings[0].Text, headings[0].Tag, 0.4) : null);
    }

    /// <summary>Old pages set the headline in large type without a heading: a short line that begins with the title's words.</summary>
    private static Sourced<string>? Unmarked(HtmlPage page, List<Sourced<string>> stated)
    {
        foreach (var title in stated)
        {
            var words = TextMeasure.Words(title.Value);
            var key = TextMeasure.Skeleton(title.Value);
            var line = words < 3 ? null : page.Tree.Blocks.Take(MaxLines).FirstOrDefault(block => block.Words >= words && block.Words <= Math.Max(words * 3, 12) && block.LinkDensity < 0.5 && TextMeasure.Skeleton(block.Text).StartsWith(key, StringComparison.Ordinal));

            if (line is not null)
            {
                return new Sourced<string>(line.Text, $"text+{title.Source}", 0.7);
            }
        }

        return null;
    }

    /// <summary>The heading holds a date or a one-word section before the headline proper: "Opinion: Why ...".</summary>
    private static bool IsKicked(string heading, string title)
    {
        if (TextMeasure.Words(title) < 3 || !heading.EndsWith(title, StringComparison.OrdinalIgnoreCase) || heading.Length == title.Length)
        {
            return false;
        }

        var kicker = heading[..^title.Length].Trim();
        return LineKinds.IsDateLine(kicker) || (kicker.EndsWith(':') && !kicker.Contains(' ', StringComparison.Ordinal));
    }

    /// <summary>A heading that shares no word with a title stated twice names the site or the section.</summary>
    private static bool IsForeign(string heading, List<Sourced<string>> stated) =>
        stated.Count > 1 && TextMeasure.Words(stated[0].Value) >= 3 && HeadlineText.Same(stated[0].Value, stated[1].Value) && stated.TrueForAll(title => HeadlineText.Overlap(heading, title.Value) < ForeignOverlap);

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

    private static Sourced<string> Heading(HtmlPage page, PageBlock h1, double confidence, IReadOnlyCollection<string> siteNames)
    {
        var text = HeadlineText.WithoutKnownSite(h1.Text, siteNames);
        return WithoutKicker(page, h1, new Sourced<string>(text, "h1", confidence, text == h1.Text ? null : h1.Text));
    }

    /// <summary>Many newsrooms set the kicker above the headline inside the same heading, in an element named after it.</summary>
    private static Sourced<string> WithoutKicker(HtmlPage page, PageBlock heading, Sourced<string> found)
    {
        foreach (var child in page.Tree.Nodes[heading.Node].Element.Children)
        {
            if (child.GetAttribute("class") is { Length: > 0 and < 200 } names && ClassTokens.Tokens(names).Exists(Kickers.Contains) && TextCleaning.LineOrNull(child.TextContent) is { } kicker
                && found.Value.StartsWith(kicker, StringComparison.Ordinal) && found.Value[kicker.Length..].TrimStart(KickerEnds) is var rest && TextMeasure.Words(rest) > 1)
            {
                return found with { Value = rest, Raw = found.Raw ?? found.Value };
            }
        }

        return found;
    }

    private static List<PageBlock> Headings(HtmlPage page, IReadOnlyCollection<string> siteNames) =>
        [.. page.Tree.Blocks.Where(block => (block.IsHeading || IsNamedHeadline(page, block)) && block.Text.Length <= MaxLength && !siteNames.Any(site => HeadlineText.Same(block.Text, site)))
            .OrderBy(block => block.Tag == "h1" ? 0 : 1)];

    private static bool IsNamedHeadline(HtmlPage page, PageBlock block) =>
        page.Tree.Nodes[block.Node].Element.GetAttribute("itemprop") == "headline" || page.Tree.Nodes[block.Node].Element.ClassList.Contains("headline");
}
