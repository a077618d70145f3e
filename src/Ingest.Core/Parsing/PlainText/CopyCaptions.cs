using Ingest.Core.Articles;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Finds captions: a line that ends in a credit, or a line whose next line is one.</summary>
internal static class CopyCaptions
{
    private const int MaxCaptionWords = 70;

    /// <summary>A caption that does not end like a sentence has more words than a heading.</summary>
    private const int MinOpenCaptionWords = 10;

    /// <summary>Two sentences with more words are a paragraph.</summary>
    private const int MaxSentenceWords = 25;

    /// <summary>How far outside of the text captions are looked for, in lines.</summary>
    private const int Margin = 12;

    /// <returns>Line index to the picture; a null picture marks a line that belongs to one: its credit, or its caption once more.</returns>
    public static Dictionary<int, ArticleImage?> Find(List<TextLine> lines, CopyOutline outline)
    {
        var images = new Dictionary<int, ArticleImage?>();
        var from = Math.Max(0, (outline.Headline < 0 ? outline.BodyStart : Math.Min(outline.Headline, outline.BodyStart)) - Margin);

        for (var i = from; i < Math.Min(lines.Count, outline.BodyEnd + 2); i++)
        {
            if (i == outline.Headline || images.ContainsKey(i) || lines[i].Words > MaxCaptionWords || lines[i].IsMeta)
            {
                continue;
            }

            var (caption, credit) = lines[i].Credit;

            if (caption is not null && credit is not null && lines[i].Words >= 4)
            {
                images[i] = new ArticleImage { Caption = caption, CreditText = credit };
            }
            else if (caption is not null && i + 1 < lines.Count && i + 1 != outline.Headline && MayBeCaption(lines[i], i >= outline.BodyStart) && IsCreditAlone(lines[i + 1]))
            {
                images[i] = new ArticleImage { Caption = caption, CreditText = lines[i + 1].Credit.Credit };
                images[i + 1] = null;
            }
        }

        AddEchoes(images, lines, from, outline);
        return images;
    }

    /// <summary>A caption is a sentence or some words of one: a few words are a heading, and a paragraph in the text stays text, whatever picture comes behind it.</summary>
    private static bool MayBeCaption(TextLine line, bool isInText) =>
        line.Noise is null && line.Words >= (line.EndsSentence ? 4 : MinOpenCaptionWords) && !(isInText && line.Words > MaxSentenceWords && TextMeasure.LastSentenceStart(line.Text) > 0);

    private static bool IsCreditAlone(TextLine line) => line.Words <= 8 && line.IsCredit && !CreditText.IsSource(line.Text);

    /// <summary>A caption once more without its credit: the picture's alternative text, which copies have above or below it.</summary>
    private static void AddEchoes(Dictionary<int, ArticleImage?> images, List<TextLine> lines, int from, CopyOutline outline)
    {
        var captions = images.Values.OfType<ArticleImage>().Select(image => TextMeasure.SkeletonHash(image.Caption!)).ToHashSet();

        for (var i = from; captions.Count > 0 && i < Math.Min(lines.Count, outline.BodyEnd + 2); i++)
        {
            if (i != outline.Headline && lines[i].Words <= 2 * MaxCaptionWords && captions.Contains(lines[i].Hash))
            {
                images.TryAdd(i, null);
            }
        }
    }
}
