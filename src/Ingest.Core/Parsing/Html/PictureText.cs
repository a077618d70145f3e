using AngleSharp.Dom;
using Ingest.Core.Articles;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>Reads the caption, the credit and the address of one picture from its figure, or from an element whose class says caption.</summary>
internal static class PictureText
{
    /// <summary>"Author", "Share" and "1 / of 3" are set in the type of captions.</summary>
    private const int MinWords = 3;

    /// <summary>From here on a block is a link.</summary>
    public const double MaxLinkDensity = 0.8;

    /// <summary>A figure with more blocks of text is a page of its own.</summary>
    private const int MaxBlocks = 60;

    private const int MaxCaptionLength = 1200;

    private const int MaxCreditLength = 120;

    /// <summary>Elements between a caption and the one that holds its picture too.</summary>
    private const int MaxLevelsToPicture = 3;

    /// <summary>Elements behind a caption among which its credit is.</summary>
    private const int MaxElementsToCredit = 4;

    /// <summary>"Image 3: how the parts work together" is no credit; "Photo 1 of 4" is one for all that a caption needs.</summary>
    private const int MinWordsBehindLabel = 5;

    private static readonly string[] PictureEndings = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"];

    /// <summary>Of a figure without figures in it; null where it is no picture of the article's.</summary>
    public static ArticleImage? OfFigure(PageTree tree, int figure)
    {
        var element = tree.Nodes[figure].Element;

        // Under a quotation stands who said it; a figure in a link leads to another article, by its title.
        if (Holds(element, "blockquote") || element.ParentElement?.Closest("a") is not null)
        {
            return null;
        }

        var blocks = tree.BlocksIn(figure).ToList();

        if (blocks.Count > MaxBlocks)
        {
            return null;
        }

        var isLabelled = blocks.Exists(block => IsIn(tree, block, figure, PageRegions.Caption));
        var isPicture = !isLabelled && IsPicture(element);
        var caption = new List<string>();
        string? credit = null;

        foreach (var block in blocks)
        {
            if (block.Tag == "cite" || IsIn(tree, block, figure, PageRegions.Credit) || (CreditText.IsCredit(block.Text) && CreditText.Split(block.Text).Caption is null))
            {
                credit ??= CreditOf(block.Text);
            }
            else if ((isLabelled ? IsIn(tree, block, figure, PageRegions.Caption) : isPicture && MayCaption(block)) && !IsTeaser(tree, block) && !IsNoise(block) && !caption.Contains(block.Text))
            {
                caption.Add(block.Text);
            }
        }

        return Image(string.Join(' ', caption), credit, Address(element));
    }

    /// <summary>Of a caption outside of figures. A class that says caption names small print as well, so the picture has to be near.</summary>
    public static ArticleImage? OfCaption(PageTree tree, int node, PageRegions elsewhere)
    {
        var blocks = tree.BlocksIn(node).Where(block => (tree.RegionsOf(block) & elsewhere) == 0 && !IsNoise(block)).ToList();
        var isCredit = blocks.ToLookup(block => IsIn(tree, block, node, PageRegions.Credit));
        var text = string.Join(' ', isCredit[false].Select(block => block.Text));
        var credit = isCredit[true].FirstOrDefault() is { } line ? CreditOf(line.Text) : CreditBeside(tree, node);
        var isNamed = tree.Nodes[node].Element.LocalName == "figcaption";

        if (text.Length is 0 or > MaxCaptionLength || (!isNamed && !MayCaption(text, blocks)))
        {
            return null;
        }

        var around = tree.Nodes[node].Element.ParentElement;

        for (var level = 0; level < MaxLevelsToPicture && around is not null; level++, around = around.ParentElement)
        {
            if (Holds(around, "img", "picture", "video", "iframe", "amp-img"))
            {
                return Image(text, credit, Address(around));
            }
        }

        return isNamed ? Image(text, credit, url: null) : null;
    }

    /// <summary>Which of caption and credit the innermost element around a block is that is named so.</summary>
    private static bool IsIn(PageTree tree, PageBlock block, int figure, PageRegions region)
    {
        for (var i = block.Node; i >= figure; i = tree.Nodes[i].Parent)
        {
            if ((tree.Nodes[i].Own & (PageRegions.Caption | PageRegions.Credit)) is var own and not PageRegions.None)
            {
                return (own & region) != 0;
            }
        }

        return false;
    }

    /// <summary>Text that nothing names is a caption beside a picture, not beside a table or a player.</summary>
    private static bool IsPicture(IElement figure) =>
        Holds(figure, "img", "picture", "svg") && !Holds(figure, "table", "ul", "ol", "video", "iframe");

    /// <summary>Without a selector, which would be read anew each time.</summary>
    private static bool Holds(IElement element, params string[] names) =>
        element.Descendants<IElement>().Any(inside => Array.IndexOf(names, inside.LocalName) >= 0);

    private static bool MayCaption(PageBlock block) => block.LinkDensity <= MaxLinkDensity && block.Tag is "p" or "div" or "span" or "figure";

    private static bool MayCaption(string text, List<PageBlock> blocks) =>
        TextMeasure.Words(text) >= MinWords && text.Count(char.IsLetter) >= text.Length / 2 && blocks.Exists(block => block.LinkDensity <= MaxLinkDensity);

    private static bool IsNoise(PageBlock block) =>
        NoiseLines.Reason(block.Text, block.Words) is { } reason && (reason != "credit" || block.Words < MinWordsBehindLabel);

    /// <summary>Picture and words in one link lead to another article; one to the picture itself makes it larger.</summary>
    private static bool IsTeaser(PageTree tree, PageBlock block) =>
        block.LinkDensity > MaxLinkDensity && tree.Nodes[block.Node].Element.Closest("a")?.GetAttribute("href") is { } target && !Array.Exists(PictureEndings, ending => target.Contains(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The credit that stands beside a caption in the same element.</summary>
    private static string? CreditBeside(PageTree tree, int caption)
    {
        var parent = tree.Nodes[caption].Parent;

        for (int next = tree.Nodes[caption].Last + 1, seen = 0; parent >= 0 && seen < MaxElementsToCredit && next <= tree.Nodes[parent].Last; next = tree.Nodes[next].Last + 1, seen++)
        {
            if ((tree.Nodes[next].Own & PageRegions.Credit) != 0 && TextCleaning.LineOrNull(string.Join(' ', tree.BlocksIn(next).Select(block => block.Text))) is { Length: < MaxCreditLength } credit)
            {
                return CreditOf(credit);
            }
        }

        return null;
    }

    private static string CreditOf(string text) => CreditText.Split(text).Credit ?? text;

    private static ArticleImage? Image(string text, string? credit, string? url)
    {
        var (caption, own) = CreditText.Split(text);
        credit ??= own;
        return caption is null && credit is null && url is null ? null : new ArticleImage { Caption = caption, CreditText = TextCleaning.LineOrNull(credit), Url = url };
    }

    private static string? Address(IElement element)
    {
        foreach (var image in element.GetElementsByTagName("img"))
        {
            var url = image.GetAttribute("data-src") ?? image.GetAttribute("src");

            if (!string.IsNullOrWhiteSpace(url) && !url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            {
                return url.Trim();
            }
        }

        return null;
    }
}
