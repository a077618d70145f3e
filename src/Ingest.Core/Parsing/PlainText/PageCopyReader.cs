using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Formats;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Reads the text of a web page as someone copied it, with everything that stood around the article.</summary>
internal static class PageCopyReader
{
    public static ArticleDraft Read(List<TextLine> allLines, SourceDocument source)
    {
        var (lines, marks) = WireMarks.Strip(allLines);
        source.CancellationToken.ThrowIfCancellationRequested();
        var outline = CopyOutline.Of(lines);

        if (outline.BodyStart >= outline.BodyEnd)
        {
            throw new DocumentException(ReasonCode.NotAnArticle, "The text has no paragraph; it looks like a menu, a form or a list.");
        }

        var draft = new ArticleDraft();
        draft.Removed.AddRange(marks.Select(mark => RemovedText.Of(mark.Text, mark.Reason)));

        if (outline.Headline >= 0)
        {
            draft.Headline = new Sourced<string>(WireMarks.Headline(lines[outline.Headline].Text), "text:headline", 0.75);
        }

        CopyDates.Set(draft, lines, outline, source);
        SetAuthors(draft, lines, outline);
        CopyBody.Set(draft, lines, outline);
        SetDek(draft, lines, outline);
        CopyDates.SetFromDateline(draft, lines, source);
        return draft;
    }

    private static void SetAuthors(ArticleDraft draft, List<TextLine> lines, CopyOutline outline)
    {
        if (CopyByline.Find(lines, outline) is var (names, line, isSure))
        {
            draft.Authors = new Sourced<IReadOnlyList<Author>>([.. names.Select(name => new Author { Name = name })], "text:byline", isSure ? 0.8 : 0.6, line);
        }
    }

    /// <summary>A sentence right under the headline, above byline and date, is the dek.</summary>
    private static void SetDek(ArticleDraft draft, List<TextLine> lines, CopyOutline outline)
    {
        var first = outline.Headline < 0 ? -1 : lines.FindIndex(line => line.Repeats(lines[outline.Headline]));

        for (var i = first + 1; first >= 0 && i < Math.Min(outline.BodyStart, Math.Max(outline.Headline, first) + 3); i++)
        {
            if (lines[i].Words is >= 5 and <= 60 && lines[i].Noise is null && !lines[i].IsMeta && !lines[i].IsCredit && !lines[i].Repeats(lines[outline.Headline])
                && draft.Images?.Value.Any(image => image.Caption is { } caption && lines[i].Text.StartsWith(caption, StringComparison.Ordinal)) != true)
            {
                draft.AlternativeHeadline = new Sourced<string>(lines[i].Text.TrimStart('*', '•', ' '), "text:dek", 0.6);
                return;
            }
        }
    }
}
