using AngleSharp.Dom;
using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>Pictures of the article with caption and credit: figures and caption regions near the text, then structured data.</summary>
internal static class ImageFinder
{
    private const int MaxImages = 60;
    private const PageRegions Elsewhere = PageRegions.Navigation | PageRegions.Footer | PageRegions.Comments | PageRegions.Related | PageRegions.Aside | PageRegions.Promotion | PageRegions.Bio;

    public static Sourced<IReadOnlyList<ArticleImage>>? Find(HtmlPage page)
    {
        var images = new List<ArticleImage>();
        var tree = page.Tree;

        for (var i = 0; i < tree.Nodes.Count && images.Count < MaxImages; i++)
        {
            var node = tree.Nodes[i];

            if (node.Element.LocalName == "figure" && (node.Regions & Elsewhere) == 0)
            {
                Add(images, FromFigure(tree, i));
                i = node.Last;
            }
            else if ((node.Own & PageRegions.Caption) != 0 && (node.Regions & Elsewhere) == 0)
            {
                Add(images, FromCaption(tree, i));
                i = node.Last;
            }
        }

        AddStructured(images, page.Structured);
        return images.Count == 0 ? null : new Sourced<IReadOnlyList<ArticleImage>>(images, "figure", 0.85);
    }

    private static ArticleImage? FromFigure(PageTree tree, int figure)
    {
        var caption = new List<string>();
        string? credit = null;

        foreach (var block in tree.BlocksIn(figure))
        {
            if ((tree.RegionsOf(block) & PageRegions.Credit) != 0 || (CreditText.IsCredit(block.Text) && CreditText.Split(block.Text).Caption is null))
            {
                credit ??= CreditText.Split(block.Text).Credit ?? block.Text;
            }
            else if (block.Tag is "figcaption" or "p" or "div" or "span" && !caption.Contains(block.Text) && NoiseLines.Reason(block.Text, block.Words) is null)
            {
                caption.Add(block.Text);
            }
        }

        return Image(string.Join(' ', caption), credit, Picture(tree.Nodes[figure].Element));
    }

    private static ArticleImage? FromCaption(PageTree tree, int node)
    {
        var text = string.Join(' ', tree.BlocksIn(node).Select(block => block.Text));
        return text.Length is 0 or > 1200 ? null : Image(text, CreditBeside(tree, node), tree.Nodes[node].Element.ParentElement is { } parent ? Picture(parent) : null);
    }

    /// <summary>The credit that stands beside a caption in the same element.</summary>
    private static string? CreditBeside(PageTree tree, int caption)
    {
        var parent = tree.Nodes[caption].Parent;

        for (int next = tree.Nodes[caption].Last + 1, seen = 0; parent >= 0 && seen < 4 && next <= tree.Nodes[parent].Last; next = tree.Nodes[next].Last + 1, seen++)
        {
            if ((tree.Nodes[next].Own & PageRegions.Credit) != 0 && TextCleaning.LineOrNull(string.Join(' ', tree.BlocksIn(next).Select(block => block.Text))) is { Length: < 120 } credit)
            {
                return CreditText.Split(credit).Credit ?? credit;
            }
        }

        return null;
    }

    private static ArticleImage? Image(string text, string? credit, string? url)
    {
        var (caption, own) = CreditText.Split(text);
        credit ??= own;
        return caption is null && credit is null && url is null ? null : new ArticleImage { Caption = caption, CreditText = TextCleaning.LineOrNull(credit), Url = url };
    }

    private static string? Picture(IElement element)
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

    private static void Add(List<ArticleImage> images, ArticleImage? image)
    {
        if (image is not null && !images.Exists(known => known.Caption is not null && known.Caption == image.Caption))
        {
            images.Add(image);
        }
    }

    private static void AddStructured(List<ArticleImage> images, StructuredArticle structured)
    {
        foreach (var (url, caption, credit) in structured.Images.Take(MaxImages))
        {
            if (!images.Exists(image => image.Url == url || (caption is not null && image.Caption == caption)) && (images.Count == 0 || caption is not null))
            {
                images.Add(new ArticleImage { Url = url, Caption = TextCleaning.LineOrNull(caption), CreditText = TextCleaning.LineOrNull(credit) });
            }
        }
    }
}
