using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>What pages print under an article about its makers: contributor lines, the author's name again, a bio.</summary>
internal static class CopyTail
{
    /// <summary>Share of the body's lines that lie above the tail.</summary>
    private const double TailFrom = 0.6;

    private const int MaxBioLines = 6;

    private const int MaxTailParagraphs = 2;

    /// <summary>"Jane Doe writes about trade."</summary>
    private const int MinBioWords = 6;

    /// <summary>Where the body ends once names and bio are cut off; the bio goes to the author.</summary>
    public static int Cut(ArticleDraft draft, List<TextLine> lines, CopyOutline outline)
    {
        var end = outline.BodyEnd;
        var from = outline.BodyStart + (int)((end - outline.BodyStart) * TailFrom);

        for (var i = Math.Max(from, outline.BodyStart + 1); i < end; i++)
        {
            if (AuthorOf(draft, lines[i].Text) is not null && (i + 4 >= end || IsTail(lines, i, end)))
            {
                end = i;
                break;
            }
        }

        SetBio(draft, lines, end);
        return end;
    }

    private static void SetBio(ArticleDraft draft, List<TextLine> lines, int end)
    {
        if (draft.Authors is not { } authors)
        {
            return;
        }

        for (var i = end; i < Math.Min(lines.Count, end + MaxBioLines + (4 * authors.Value.Count)); i++)
        {
            var line = lines[i];
            var author = AuthorOf(draft, line.Text);

            if (line.Words >= MinBioWords && author is not null && line.EndsSentence)
            {
                authors = authors with { Value = [.. authors.Value.Select(known => known.Name == author ? known with { Bio = known.Bio ?? line.Text } : known)] };
            }
        }

        draft.Authors = authors;
    }

    /// <summary>At most a bio and a note follow, no text.</summary>
    private static bool IsTail(List<TextLine> lines, int from, int end)
    {
        var prose = 0;

        for (var i = from + 1; i < end; i++)
        {
            prose += lines[i].IsProse && lines[i].Words > 20 ? 1 : 0;
        }

        return prose <= MaxTailParagraphs;
    }

    /// <summary>The author whose name is the line, or opens it as a bio does.</summary>
    private static string? AuthorOf(ArticleDraft draft, string line)
    {
        foreach (var author in draft.Authors?.Value ?? [])
        {
            if (HeadlineText.Same(author.Name, line) || (line.StartsWith(author.Name, StringComparison.OrdinalIgnoreCase) && BylineLines.IsBio(line.AsSpan(author.Name.Length))))
            {
                return author.Name;
            }
        }

        return null;
    }
}
