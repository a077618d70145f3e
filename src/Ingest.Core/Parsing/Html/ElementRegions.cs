using AngleSharp.Dom;

namespace Ingest.Core.Parsing.Html;

/// <summary>The page regions that one element is by its tag, role, class names and visibility.</summary>
internal static class ElementRegions
{
    /// <summary>What the element's tag, role and names say it is, before its content is looked at.</summary>
    public static PageRegions Of(IElement element, NamedRegions named)
    {
        var regions = ByTag(element) | ByRole(element);

        if (element.LocalName is "html" or "body" or "main" or "p" or "h1" or "h2" or "em" or "strong" or "b" or "i")
        {
            return element.LocalName is "p" ? regions | ParagraphClass(element, named) : regions;
        }

        var names = element.GetAttribute("class") is { } classes ? element.Id is { } id ? $"{classes} {id}" : classes : element.Id;

        if (!string.IsNullOrEmpty(names) && names.Length < 400)
        {
            regions |= element.LocalName is "article" ? named.Of(names) & ~PageRegions.Outside : named.Of(names);
        }

        // Old layouts name their columns so; one that holds the text is kept by its share of it.
        regions |= element.Id is "right" or "left" or "rechts" or "links" ? PageRegions.Aside : PageRegions.None;
        return IsHidden(element) && !IsFolded(element) ? regions | PageRegions.Hidden : regions;
    }

    /// <summary>Paragraph classes name the paragraph, hardly ever a region around it: only the plain ones count.</summary>
    private static PageRegions ParagraphClass(IElement element, NamedRegions named) =>
        element.GetAttribute("class") is { Length: > 0 and < 200 } names ? named.Of(names) : PageRegions.None;

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

    public static PageRegions ByRole(IElement element) => element.GetAttribute("role") switch
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
}
