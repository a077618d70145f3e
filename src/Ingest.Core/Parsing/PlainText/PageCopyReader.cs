using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Formats;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Reads the text of a web page as someone copied it, with everything that stood around the article.</summary>
internal static class PageCopyReader
{
    public static ArticleDraft Read(List<TextLine> lines, SourceDocument source)
    {
        source.CancellationToken.ThrowIfCancellationRequested();
        var outline = CopyOutline.Of(lines);

        if (outline.BodyStart >= outline.BodyEnd)
        {
            throw new DocumentException(ReasonCode.NotAnArticle, "The text has no paragraph; it looks like a menu, a form or a list.");
        }

        var draft = new ArticleDraft();

        if (outline.Headline >= 0)
        {
            draft.Headline = new Sourced<string>(lines[outline.Headline].Text, "text:headline", 0.75);
        }

        SetDates(draft, lines, outline, source);
        SetAuthors(draft, lines, outline);
        CopyBody.Set(draft, lines, outline);
        return draft;
    }

    private static void SetDates(ArticleDraft draft, List<TextLine> lines, CopyOutline outline, SourceDocument source)
    {
        var reference = source.Raw.Metadata.Retrieved ?? source.Raw.LastModified;
        var hints = DateHints.For(null, reference is { } known ? DateOnly.FromDateTime(known.UtcDateTime) : null);
        var window = Window(lines, outline, 6, 10);
        draft.DatePublished = DateLines.Published(window, hints) ?? DateLines.Published([.. lines.Skip(outline.BodyEnd).Take(12).Select(line => line.Text)], hints);
        draft.DateModified = DateLines.Modified(window, hints);
    }

    private static void SetAuthors(ArticleDraft draft, List<TextLine> lines, CopyOutline outline)
    {
        var all = lines.Select(line => line.Text).ToList();
        var headline = draft.Headline?.Value;
        var found = BylineLines.Find([.. Window(lines, outline, 4, 8).Where(line => !HeadlineText.Same(line, headline))], all);
        var raw = string.Join("; ", found);
        found = found.Count > 0 ? found : BylineLines.Find([.. lines.Skip(Math.Max(outline.BodyStart, outline.BodyEnd - 3)).Take(10).Select(line => line.Text)], all);
        var people = found.SelectMany(text => AuthorNames.Parse(text, isField: false)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();

        if (people.Count > 0)
        {
            draft.Authors = new Sourced<IReadOnlyList<Author>>([.. people.Select(name => new Author { Name = name })], "text:byline", raw.Length > 0 ? 0.8 : 0.6, raw.Length > 0 ? raw : null);
        }
    }

    /// <summary>The lines from some way above the headline to some way into the text.</summary>
    private static List<string> Window(List<TextLine> lines, CopyOutline outline, int above, int below)
    {
        var from = Math.Max(0, (outline.Headline < 0 ? outline.BodyStart : outline.Headline) - above);
        var to = Math.Min(lines.Count, Math.Max(outline.BodyStart, outline.Headline) + below);
        return [.. lines.Skip(from).Take(to - from).Select(line => line.Text)];
    }
}
