using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Formats;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Reads the text of a web page as someone copied it, with everything that stood around the article.</summary>
internal static class PageCopyReader
{
    public static ArticleDraft Read(string text, SourceDocument source)
    {
        var lines = LineSplitter.Split(text);
        source.CancellationToken.ThrowIfCancellationRequested();
        var (start, end) = BodyRange.Find(lines);

        if (start == end)
        {
            throw new DocumentException(ReasonCode.NotAnArticle, "The text has no paragraph; it looks like a menu, a form or a list.");
        }

        var headline = HeadlineLine.Find(lines, start, end);
        var draft = new ArticleDraft { Headline = headline < 0 ? null : new Sourced<string>(lines[headline].Text, "text:headline", 0.75) };
        SetBody(draft, lines, Math.Max(start, headline + 1), end);
        SetDates(draft, lines, headline, start, source);
        SetAuthors(draft, lines, headline, start);
        return draft;
    }

    private static void SetBody(ArticleDraft draft, List<TextLine> lines, int start, int end)
    {
        var body = new List<string>();

        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var reason = i < start || i >= end ? "page" : line.Noise ?? (HeadlineText.Same(line.Text, draft.Headline?.Value) ? "headline" : line.IsCredit ? "credit" : line.Words < 20 && (line.IsDate || line.IsByline) ? "byline" : null);

            if (reason is null)
            {
                body.Add(line.Text);
            }
            else
            {
                draft.Removed.Add(new RemovedText(line.Text.Length > 500 ? line.Text[..500] : line.Text, reason));
            }
        }

        draft.Body = new Sourced<IReadOnlyList<string>>(body, "text:lines", 0.8);
    }

    private static void SetDates(ArticleDraft draft, List<TextLine> lines, int headline, int start, SourceDocument source)
    {
        var from = Math.Max(0, (headline < 0 ? start : headline) - 5);
        var window = lines.Skip(from).Take(Math.Max(start, headline) + 8 - from).Select(line => line.Text).ToList();
        var reference = source.Raw.Metadata.Retrieved ?? source.Raw.LastModified;
        var hints = DateHints.For(null, reference is { } known ? DateOnly.FromDateTime(known.UtcDateTime) : null);
        draft.DatePublished = DateLines.Published(window, hints);
        draft.DateModified = DateLines.Modified(window, hints);
    }

    private static void SetAuthors(ArticleDraft draft, List<TextLine> lines, int headline, int start)
    {
        foreach (var line in lines.Skip(Math.Max(0, headline)).Take(start - Math.Max(0, headline) + 5))
        {
            if (line.IsByline && AuthorNames.HasIntroduction(line.Text, out var rest) && AuthorNames.Parse(rest, isField: false) is { Count: > 0 } names)
            {
                draft.Authors = new Sourced<IReadOnlyList<Author>>([.. names.Select(name => new Author { Name = name })], "text:byline", 0.8, line.Text);
                return;
            }
        }
    }
}
