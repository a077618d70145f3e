namespace Ingest.Core.Parsing.Html;

/// <summary>Marks each element with the page region it is, and takes back marks that would lose most of the page's text.</summary>
internal static class RegionMarker
{
    /// <summary>A "promo" or "sidebar" that holds this share of all running text is a page frame with an unlucky name.</summary>
    private const double MaxOutsideShare = 0.4;

    /// <summary>Comments and hidden layers may well be longer than the article.</summary>
    private const double MaxCommentShare = 0.9;

    /// <summary>The page header, byline or caption of a page is short.</summary>
    private const double MaxSmallShare = 0.2;

    private const double MinOpenShare = 0.5;

    /// <summary>Characters of running text that a standfirst has.</summary>
    private const double MinLeadProse = 60;

    /// <summary>Characters of running text that no menu has.</summary>
    private const double MinMenuProse = 150;

    private const double MaxTextLinkShare = 0.3;

    /// <summary>An aside with so much running text and hardly a link is a note of the author's.</summary>
    private const double MinNoteProse = 200;

    private const double MaxNoteLinkShare = 0.1;

    private const PageRegions Small = PageRegions.Byline | PageRegions.Time | PageRegions.Caption | PageRegions.Credit | PageRegions.Tags | PageRegions.Share | PageRegions.Dek;

    private const PageRegions Large = PageRegions.Comments | PageRegions.Hidden;

    public static void Mark(PageTree tree, NamedRegions named)
    {
        var cards = TeaserCards.Find(tree);
        var total = tree.Prose;
        var mainEnd = -1;

        for (var i = 0; i < tree.Nodes.Count; i++)
        {
            var node = tree.Nodes[i];

            if (node.Element.LocalName == "main" && node.Prose > 0)
            {
                // Inside the main element shares are shares of it: teasers elsewhere can be longer than the article.
                (total, mainEnd) = (node.Prose, node.Last);
            }
            else if (mainEnd >= 0 && i > mainEnd)
            {
                (total, mainEnd) = (tree.Prose, -1);
            }

            node.Own = WithoutUnlikely(ElementRegions.Of(node.Element, named) | (cards.Contains(i) ? PageRegions.Related : PageRegions.None), node, node.Parent < 0 ? null : tree.Nodes[node.Parent], total);
            node.Regions = node.Own | (node.Parent < 0 ? PageRegions.None : tree.Nodes[node.Parent].Regions);
        }

        tree.Outside = Mask(tree);
        MeasureOpen(tree, tree.Outside);
    }

    /// <summary>
    /// Page builders name everything "widget", "promo" or "card". Where the marks leave less than half of what the firm ones leave,
    /// only the firm ones count, and where those leave nothing, none.
    /// </summary>
    private static PageRegions Mask(PageTree tree)
    {
        double open = 0, firm = 0;

        foreach (var block in tree.Blocks)
        {
            if (block.IsProse)
            {
                var regions = tree.RegionsOf(block);
                open += (regions & PageRegions.Outside) == 0 ? block.Text.Length - block.LinkCharacters : 0;
                firm += (regions & PageRegions.Firm) == 0 ? block.Text.Length - block.LinkCharacters : 0;
            }
        }

        return open >= firm * MinOpenShare && open > 0 ? PageRegions.Outside : firm > 0 ? PageRegions.Firm : PageRegions.None;
    }

    private static PageRegions WithoutUnlikely(PageRegions regions, PageNode node, PageNode? parent, double total)
    {
        if (regions == PageRegions.None || total <= 0)
        {
            return regions;
        }

        if ((regions & PageRegions.Navigation) != 0 && IsText(node))
        {
            regions &= ~PageRegions.Navigation;
        }

        if (regions == PageRegions.Aside && node.Element.LocalName == "aside" && node.Prose >= MinNoteProse && node.LinkCharacters < node.Characters * MaxNoteLinkShare)
        {
            regions = PageRegions.None;
        }

        if ((regions & PageRegions.Related) != 0 && node.Prose >= MinLeadProse && node.LinkCharacters == 0 && IsLead(node) && !IsCard(node, parent))
        {
            regions &= ~PageRegions.Related;
        }

        var share = node.Prose / total;
        regions = share > MaxSmallShare ? regions & ~(IsCaption(node) ? Small & ~PageRegions.Caption : Small) : regions;
        regions = share > MaxOutsideShare ? regions & Large : regions;
        return share > MaxCommentShare ? PageRegions.None : regions;
    }

    /// <summary>However short the article: but slides have their text under their picture.</summary>
    private static bool IsCaption(PageNode node) => node.Element.LocalName == "figcaption" && node.Element.QuerySelectorAll("p, h1, h2, h3, h4, h5, h6, li").Length < 2;

    /// <summary>A teaser leads to another article by a link; a "teaser text" without one is the article's own standfirst.</summary>
    private static bool IsLead(PageNode node) =>
        node.Element.LocalName is "div" or "p" && node.Element.GetAttribute("class") is { } names && ClassTokens.Tokens(names) is var tokens && tokens.Contains("teaser") && !tokens.Contains("related");

    private static bool IsCard(PageNode teaser, PageNode? parent) => parent is { LinkCharacters: > 0 } && parent.Prose < teaser.Prose * 2;

    /// <summary>Menus are links: an element called "toc-section" with paragraphs in it is the section, not its table of contents.</summary>
    private static bool IsText(PageNode node) =>
        node.Prose >= MinMenuProse && node.LinkCharacters < node.Characters * MaxTextLinkShare && node.Element.LocalName is not ("nav" or "menu") && (ElementRegions.ByRole(node.Element) & PageRegions.Navigation) == 0;

    private static void MeasureOpen(PageTree tree, PageRegions outside)
    {
        foreach (var block in tree.Blocks)
        {
            var node = tree.Nodes[block.Node];
            node.OpenProse += block.IsProse && (node.Regions & outside) == 0 ? block.Text.Length - block.LinkCharacters : 0;
        }

        for (var i = tree.Nodes.Count - 1; i > 0; i--)
        {
            tree.Nodes[tree.Nodes[i].Parent].OpenProse += tree.Nodes[i].OpenProse;
        }
    }
}
