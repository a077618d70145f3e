using System.Collections.Frozen;
using Ingest.Core.Articles;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Finds captions: a line that ends in a credit, a line whose next line is one, or one that begins as numbered figures do.</summary>
internal static class CopyCaptions
{
    private const int MaxCaptionWords = 70;

    /// <summary>A caption that does not end like a sentence has more words than a heading.</summary>
    private const int MinOpenCaptionWords = 10;

    /// <summary>Two sentences with more words are a paragraph.</summary>
    private const int MaxSentenceWords = 25;

    /// <summary>How far outside of the text captions are looked for, in lines.</summary>
    private const int Margin = 12;

    private const int MaxNameOfFigures = 12;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FigureNames =
        new[] { "Figure", "Fig", "FIGURE", "FIG", "Image", "Exhibit", "Abbildung", "Abb", "Figura", "Obr", "Ryc", "Рис", "Рисунок", "图", "圖", "図" }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

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
            else if (caption is not null && i >= outline.BodyStart && IsNumbered(lines[i].Text))
            {
                images[i] = new ArticleImage { Caption = caption };
            }
        }

        AddEchoes(images, lines, from, outline);
        return images;
    }

    /// <summary>A caption is a sentence or some words of one: a few words are a heading, and a paragraph in the text stays text, whatever picture comes behind it.</summary>
    private static bool MayBeCaption(TextLine line, bool isInText) =>
        line.Noise is null && line.Words >= (line.EndsSentence ? 4 : MinOpenCaptionWords) && !(isInText && line.Words > MaxSentenceWords && TextMeasure.LastSentenceStart(line.Text) > 0);

    /// <summary>"Figure 2. Tides at the quay": a name of figures, a number, a mark. "Figure 2 shows the tides" is text.</summary>
    private static bool IsNumbered(ReadOnlySpan<char> line)
    {
        var number = line.IndexOfAnyInRange('0', '9');

        if (number is < 1 or > MaxNameOfFigures || !FigureNames.Contains(line[..number].TrimEnd(" .")))
        {
            return false;
        }

        var behind = line[number..].TrimStart("0123456789");
        return behind.Length > 2 && (behind[0] is '.' or ':' or '：' or '|' or '—' or '–' || (TextMeasure.IsUnspaced(line[0]) && behind[0] is ' ' or '　'));
    }

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
