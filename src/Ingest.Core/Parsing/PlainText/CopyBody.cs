using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Sorts the lines of a page copy into body, captions and what is left out.</summary>
internal static class CopyBody
{
    private const int MaxTeasers = 4;

    /// <summary>How far under the text its makers are named.</summary>
    private const int TailLines = 12;

    public static void Set(ArticleDraft draft, List<TextLine> lines, CopyOutline outline)
    {
        var body = new List<string>();
        var contributors = new List<Contributor>();
        outline = outline with { BodyEnd = CopyTail.Cut(draft, lines, outline) };
        var images = CopyCaptions.Find(lines, outline);
        var headline = outline.Headline < 0 ? null : lines[outline.Headline];

        var teasers = InnerTeasers(lines, outline);
        double total = Length(lines, outline);
        var seen = 0;

        for (var i = 0; i < lines.Count; i++)
        {
            var reason = i == outline.Headline ? null
                : images.ContainsKey(i) ? "caption"
                : i >= outline.BodyEnd && i < outline.BodyEnd + TailLines && Helped(lines[i], contributors) ? "contributors"
                : i < outline.BodyStart || i >= outline.BodyEnd ? lines[i].Noise ?? "page"
                : teasers.Contains(i) ? "related"
                : Helped(lines[i], contributors) ? "contributors"
                : Reason(lines[i], headline) ?? ClosingLines.Reason(lines[i].Text, lines[i].Words, i + ClosingLines.Last >= outline.BodyEnd ? 1 : seen / total);

            seen += i >= outline.BodyStart && i < outline.BodyEnd ? lines[i].Text.Length : 0;

            if (reason is not null)
            {
                draft.Removed.Add(RemovedText.Of(lines[i].Text, reason));
            }
            else if (i != outline.Headline)
            {
                body.Add(lines[i].Text);
            }
        }

        draft.Contributors = contributors.Count == 0 ? null : new Sourced<IReadOnlyList<Contributor>>([.. contributors.DistinctBy(person => person.Name)], "text:contributors", 0.8);
        SetDateline(draft, body, lines, outline);
        draft.Body = new Sourced<IReadOnlyList<string>>(body, "text:lines", 0.8);
        var pictures = images.OrderBy(image => image.Key).Select(image => image.Value).OfType<ArticleImage>().DistinctBy(image => image.Caption).ToList();
        draft.Images = pictures.Count == 0 ? null : new Sourced<IReadOnlyList<ArticleImage>>(pictures, "text:caption", 0.7);
    }

    private static int Length(List<TextLine> lines, CopyOutline outline)
    {
        var length = 0;

        for (var i = outline.BodyStart; i < outline.BodyEnd; i++)
        {
            length += lines[i].Text.Length;
        }

        return length;
    }

    /// <summary>A heading such as "Related" inside the text, and the short lines under it.</summary>
    private static HashSet<int> InnerTeasers(List<TextLine> lines, CopyOutline outline)
    {
        var teasers = new HashSet<int>();

        for (var i = outline.BodyStart; i < outline.BodyEnd; i++)
        {
            if (lines[i].Words <= 4 && NoiseLexicon.EndHeadings.Is(lines[i].Text))
            {
                for (var j = i; j < outline.BodyEnd && j <= i + MaxTeasers && !lines[j].IsProse; j++)
                {
                    teasers.Add(j);
                }
            }
        }

        return teasers;
    }

    private static bool Helped(TextLine line, List<Contributor> contributors)
    {
        var people = ContributorLines.Read(line.Text);
        contributors.AddRange(people ?? []);
        return people is not null;
    }

    /// <summary>The dateline stays in the paragraph, as printed; its place and agency become fields. It may also be the line above the text.</summary>
    private static void SetDateline(ArticleDraft draft, List<string> body, List<TextLine> lines, CopyOutline outline)
    {
        var line = body.Count == 0 ? "" : body[0];
        var found = DatelineText.Find(line);

        if (found is null && outline.BodyStart > Math.Max(0, outline.Headline + 1))
        {
            line = lines[outline.BodyStart - 1].Text;
            found = DatelineText.FindAlone(line);
        }

        if (found is { } dateline)
        {
            draft.Dateline = new Sourced<string>(dateline.Dateline, "text:dateline", 0.85);
            draft.SourceOrganization ??= dateline.Agency is { } agency ? new Sourced<string>(agency, "text:dateline", 0.9, line[..dateline.Length]) : null;
        }
    }

    private static string? Reason(TextLine line, TextLine? headline) =>
        line.Noise
        ?? (line.Words > 2 && headline is not null && line.Repeats(headline) ? "headline" : null)
        ?? (line.IsCredit ? "credit" : null)
        ?? (line.Words < 20 && !line.EndsSentence && (line.IsDate || line.IsByline) ? "byline" : null);
}
