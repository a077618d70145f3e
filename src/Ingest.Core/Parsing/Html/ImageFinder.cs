using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>Pictures of the article with caption and credit: figures and captions up to the article's end, then structured data.</summary>
internal static class ImageFinder
{
    private const int MaxImages = 60;

    /// <summary>Figures and captions that are looked at: each may have the page around it searched for a picture.</summary>
    private const int MaxSeen = 4 * MaxImages;

    private const int MinShownWords = 5;

    /// <summary>What may stand behind a caption in its block: the credit.</summary>
    private const int MaxBehindCaption = 80;

    private const PageRegions Elsewhere = PageRegions.Navigation | PageRegions.Footer | PageRegions.Comments | PageRegions.Related | PageRegions.Aside | PageRegions.Promotion | PageRegions.Bio;

    /// <param name="page">A page, or a fragment of one.</param>
    /// <param name="root">Index of the element that holds the text; -1 where all of the page does.</param>
    public static Sourced<IReadOnlyList<ArticleImage>>? Find(HtmlPage page, int root)
    {
        var images = new List<ArticleImage>();
        var tree = page.Tree;
        var elsewhere = Elsewhere & tree.Outside;
        var end = End(tree, root);
        var seen = 0;

        for (var i = 0; i <= end && images.Count < MaxImages && seen < MaxSeen; i++)
        {
            var node = tree.Nodes[i];

            var isFigure = node.Element.LocalName == "figure" && !HoldsFigures(tree, i);

            if (isFigure || ((node.Own & PageRegions.Caption) != 0 && node.Element.LocalName != "caption" && (node.Regions & elsewhere) == 0))
            {
                Add(images, !isFigure ? PictureText.OfCaption(tree, i, elsewhere) : (RegionsAround(tree, node) & elsewhere) == 0 ? PictureText.OfFigure(tree, i) : null);
                i = node.Last;
                seen++;
            }
        }

        AddStructured(images, page);
        return images.Count == 0 ? null : new Sourced<IReadOnlyList<ArticleImage>>(images, "figure", 0.85);
    }

    /// <summary>Whether a block shows a caption, with or without its credit. A few words may be anything.</summary>
    public static bool IsCaption(PageBlock block, string caption) =>
        !block.IsHeading && block.LinkDensity <= PictureText.MaxLinkDensity && block.Text.Length <= caption.Length + MaxBehindCaption && block.Text.StartsWith(caption, StringComparison.OrdinalIgnoreCase)
        && TextMeasure.Words(caption) >= MinShownWords && (block.Text.Length == caption.Length || HeadlineText.Same(CreditText.Split(block.Text).Caption, caption));

    /// <summary>The last element of the article: of the innermost article element around the text, else of what holds the text.</summary>
    private static int End(PageTree tree, int root)
    {
        for (var i = root; i >= 0; i = tree.Nodes[i].Parent)
        {
            if (tree.Nodes[i].Element.LocalName == "article")
            {
                return tree.Nodes[i].Last;
            }
        }

        return root < 0 ? tree.Nodes.Count - 1 : tree.Nodes[root].Last;
    }

    /// <summary>A gallery is a figure of figures, each with its own caption.</summary>
    private static bool HoldsFigures(PageTree tree, int figure) =>
        tree.Nodes.FindIndex(figure + 1, tree.Nodes[figure].Last - figure, node => node.Element.LocalName == "figure") >= 0;

    /// <summary>Without the figure's own, whose class may say "lead-art-with-ads".</summary>
    private static PageRegions RegionsAround(PageTree tree, PageNode figure) => figure.Parent < 0 ? PageRegions.None : tree.Nodes[figure.Parent].Regions;

    private static void Add(List<ArticleImage> images, ArticleImage? image)
    {
        if (image is not null && !images.Exists(known => known.Caption is not null && known.Caption == image.Caption))
        {
            images.Add(image);
        }
    }

    /// <summary>Many pages state a picture's alternative text as its caption; what the reader sees counts.</summary>
    private static void AddStructured(List<ArticleImage> images, HtmlPage page)
    {
        foreach (var (url, stated, credit) in page.Structured.Images.Take(MaxImages))
        {
            var caption = TextCleaning.LineOrNull(stated) is { } line && IsShown(page.Tree, line) ? line : null;

            if (!images.Exists(image => image.Url == url || (caption is not null && image.Caption == caption)) && (images.Count == 0 || caption is not null))
            {
                images.Add(new ArticleImage { Url = url, Caption = caption, CreditText = TextCleaning.LineOrNull(credit) });
            }
        }
    }

    /// <summary>A block of its own, as no heading is: titles are stated as captions too.</summary>
    private static bool IsShown(PageTree tree, string caption) =>
        tree.Blocks.Exists(block => IsCaption(block, caption)) && !tree.Blocks.Exists(block => block.IsHeading && HeadlineText.Same(block.Text, caption));
}
