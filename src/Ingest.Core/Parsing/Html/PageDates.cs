using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Parsing.Html;

/// <summary>The dates that a reader of the page sees: time elements and date lines, those beside the headline first.</summary>
internal sealed class PageDates
{
    /// <summary>How far around the headline a date line is looked for, in blocks.</summary>
    private const int Before = 6;

    private const int After = 14;

    private const PageRegions Strangers = PageRegions.Comments | PageRegions.Related;
    private const PageRegions Elsewhere = Strangers | PageRegions.Navigation | PageRegions.Aside | PageRegions.Footer;

    private readonly PageTree _tree;
    private readonly DateHints _hints;
    private readonly int _headline;

    public PageDates(HtmlPage page, string? headline, DateHints hints)
    {
        _tree = page.Tree;
        _hints = hints;
        _headline = _tree.HeadlineBlock(headline);
        var (published, modified) = FromTime();
        Published = published ?? FromRegions() ?? FromText() ?? FromTimeAnywhere();
        Modified = modified ?? DateLines.Modified(Around(Before, After), hints);
    }

    public Sourced<ArticleDate>? Published { get; }

    public Sourced<ArticleDate>? Modified { get; }

    /// <summary>The last resort: a labelled date, a date line near the top, or the only day that date lines of the page name.</summary>
    public Sourced<ArticleDate>? Anywhere()
    {
        var lines = _tree.Blocks.Where(block => (_tree.RegionsOf(block) & Strangers) == 0).Select(block => block.Text).ToList();
        return DateLines.Anywhere(lines, Math.Max(40, _headline + After), _hints) ?? OnlyDay(lines);
    }

    private Sourced<ArticleDate>? OnlyDay(List<string> lines)
    {
        Sourced<ArticleDate>? only = null;

        foreach (var line in lines.Where(line => line.Length <= 60 && LineKinds.IsDateLine(line)))
        {
            if (DateScanner.First(line, _hints with { Reference = null }) is not { } match)
            {
                continue;
            }

            if (only is not null && only.Value.Value.Date != match.Date.Value.Date)
            {
                return null;
            }

            only ??= new Sourced<ArticleDate>(match.Date, "text:date", 0.4, line, Inferred: !match.ZoneKnown);
        }

        return only;
    }

    /// <summary>The first time element outside of side columns, menus and comments, one marked as publication before the others.</summary>
    private (Sourced<ArticleDate>? Published, Sourced<ArticleDate>? Modified) FromTime()
    {
        Sourced<ArticleDate>? first = null;
        Sourced<ArticleDate>? modified = null;

        foreach (var node in _tree.Nodes)
        {
            if (node.Element.LocalName is not ("time" or "relative-time") || (node.Regions & Elsewhere) != 0 || Read(node) is not { } date)
            {
                continue;
            }

            var names = node.Element.ClassName ?? "";

            if (node.Element.HasAttribute("pubdate") || names.Contains("publish", StringComparison.OrdinalIgnoreCase))
            {
                return (date, modified);
            }

            if (names.Contains("updated", StringComparison.OrdinalIgnoreCase) || names.Contains("modified", StringComparison.OrdinalIgnoreCase))
            {
                modified ??= date;
            }
            else
            {
                first ??= date;
            }
        }

        return (first ?? (modified is null ? null : modified with { Confidence = 0.5 }), modified);
    }

    private Sourced<ArticleDate>? FromTimeAnywhere() =>
        _tree.Nodes.Where(node => node.Element.LocalName == "time" && (node.Regions & Strangers) == 0).Select(Read).OfType<Sourced<ArticleDate>>().FirstOrDefault() is { } date ? date with { Confidence = 0.6 } : null;

    private Sourced<ArticleDate>? Read(PageNode node) =>
        FieldDates.Read(node.Element.GetAttribute("datetime"), "time", 0.85, _hints) ?? FieldDates.Read(node.Element.TextContent, "time", 0.8, _hints);

    /// <summary>Date lines in regions that are named after bylines and dates.</summary>
    private Sourced<ArticleDate>? FromRegions()
    {
        var lines = _tree.Blocks.Skip(Math.Max(0, _headline - Before)).Take(Before + After)
            .Where(block => (_tree.RegionsOf(block) & (PageRegions.Byline | PageRegions.Time)) != 0 && (_tree.RegionsOf(block) & Strangers) == 0 && block.Words <= 25 && !LineKinds.HasModifiedLabel(block.Text))
            .Select(block => block.Text).ToList();
        return DateLines.Published(lines, _hints with { Reference = null }) ?? DateLines.Beside(lines, _hints);
    }

    private Sourced<ArticleDate>? FromText() =>
        _headline < 0 ? null : DateLines.Published(Around(Before, After), _hints) ?? DateLines.Beside(Around(2, 6), _hints);

    private List<string> Around(int before, int after) =>
        _headline < 0 ? [] : [.. _tree.Blocks.Skip(Math.Max(0, _headline - before)).Take(before + after).Select(block => block.Text)];
}
