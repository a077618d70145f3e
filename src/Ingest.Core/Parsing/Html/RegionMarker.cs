using AngleSharp.Dom;

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

    /// <summary>Characters of running text that no menu has.</summary>
    private const double MinMenuProse = 150;

    private const double MaxTextLinkShare = 0.3;

    private const PageRegions Small = PageRegions.Byline | PageRegions.Time | PageRegions.Caption | PageRegions.Credit | PageRegions.Tags | PageRegions.Share | PageRegions.Dek;

    private const PageRegions Large = PageRegions.Comments | PageRegions.Hidden;

    public static void Mark(PageTree tree)
    {
        var cache = new Dictionary<string, PageRegions>(StringComparer.Ordinal);
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

            node.Own = WithoutUnlikely(Own(node.Element, cache), node, total);
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

    private static PageRegions Own(IElement element, Dictionary<string, PageRegions> cache)
    {
        var regions = ByTag(element) | ByRole(element);

        if (element.LocalName is "html" or "body" or "main" or "p" or "h1" or "h2" or "em" or "strong" or "b" or "i")
        {
            return element.LocalName is "p" ? regions | ParagraphClass(element, cache) : regions;
        }

        var names = element.GetAttribute("class") is { } classes ? element.Id is { } id ? $"{classes} {id}" : classes : element.Id;

        if (!string.IsNullOrEmpty(names) && names.Length < 400)
        {
            if (!cache.TryGetValue(names, out var named))
            {
                cache[names] = named = ClassTokens.Of(names);
            }

            regions |= element.LocalName is "article" ? named & ~PageRegions.Outside : named;
        }

        return IsHidden(element) && !IsFolded(element) ? regions | PageRegions.Hidden : regions;
    }

    /// <summary>Paragraph classes name the paragraph, hardly ever a region around it: only the plain ones count.</summary>
    private static PageRegions ParagraphClass(IElement element, Dictionary<string, PageRegions> cache)
    {
        if (element.GetAttribute("class") is not { Length: > 0 and < 200 } names)
        {
            return PageRegions.None;
        }

        if (!cache.TryGetValue(names, out var named))
        {
            cache[names] = named = ClassTokens.Of(names);
        }

        return named;
    }

    private static PageRegions ByTag(IElement element) => element.LocalName switch
    {
        "nav" or "menu" => PageRegions.Navigation,
        "footer" => PageRegions.Footer,
        "aside" => PageRegions.Aside,
        "figure" => HoldsText(element) ? PageRegions.None : PageRegions.Figure,
        "figcaption" => PageRegions.Caption | PageRegions.Figure,
        "form" or "fieldset" => PageRegions.Form,
        "header" => PageRegions.Header,
        "address" => PageRegions.Byline,
        _ => PageRegions.None,
    };

    /// <summary>Page builders wrap tables, quotes and listings in figures too.</summary>
    private static bool HoldsText(IElement figure)
    {
        foreach (var child in figure.Children)
        {
            if (child.LocalName is "table" or "blockquote" or "pre" or "ul" or "ol" || (child.LocalName == "div" && child.FirstElementChild?.LocalName is "table" or "blockquote" or "pre"))
            {
                return true;
            }
        }

        return false;
    }

    private static PageRegions ByRole(IElement element) => element.GetAttribute("role") switch
    {
        "navigation" or "menu" or "menubar" or "tablist" => PageRegions.Navigation,
        "contentinfo" => PageRegions.Footer,
        "complementary" => PageRegions.Aside,
        "search" or "dialog" or "alertdialog" => PageRegions.Notice,
        "banner" => PageRegions.Header,
        _ => PageRegions.None,
    };

    /// <summary>
    /// The closed part of an accordion, and what a streaming server sends ahead for scripts to put in place (React names it
    /// <c>S:</c> and a number): readers see it in time.
    /// </summary>
    private static bool IsFolded(IElement element)
    {
        if (element.Id is { } id && id.StartsWith("S:", StringComparison.Ordinal))
        {
            return true;
        }

        var at = element;

        for (var level = 0; level < 3 && at is not null; level++, at = at.ParentElement)
        {
            if (at.ClassName is { Length: > 0 and < 400 } names && Array.Exists(Folds, fold => names.Contains(fold, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly string[] Folds = ["accordion", "collaps", "expand", "faq", "toggle-content", "tab-pane", "tabpanel"];

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || element.GetAttribute("aria-hidden") == "true"
        || (element.GetAttribute("style") is { } style && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("display: none", StringComparison.OrdinalIgnoreCase) || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)));

    private static PageRegions WithoutUnlikely(PageRegions regions, PageNode node, double total)
    {
        if (regions == PageRegions.None || total <= 0)
        {
            return regions;
        }

        if ((regions & PageRegions.Navigation) != 0 && IsText(node))
        {
            regions &= ~PageRegions.Navigation;
        }

        var share = node.Prose / total;
        regions = share > MaxSmallShare ? regions & ~Small : regions;
        regions = share > MaxOutsideShare ? regions & Large : regions;
        return share > MaxCommentShare ? PageRegions.None : regions;
    }

    /// <summary>Menus are links: an element called "toc-section" with paragraphs in it is the section, not its table of contents.</summary>
    private static bool IsText(PageNode node) =>
        node.Prose >= MinMenuProse && node.LinkCharacters < node.Characters * MaxTextLinkShare && node.Element.LocalName is not ("nav" or "menu") && (ByRole(node.Element) & PageRegions.Navigation) == 0;

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
