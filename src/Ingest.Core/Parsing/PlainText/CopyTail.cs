using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>What pages print under an article about its makers: contributor lines, the author's name again, a bio.</summary>
internal static class CopyTail
{
    /// <summary>Share of the body's lines that lie above the tail.</summary>
    private const double TailFrom = 0.4;

    private const int MaxBioLines = 6;

    /// <summary>Where the body ends once names and bio are cut off; the bio goes to the author.</summary>
    public static int Cut(ArticleDraft draft, List<TextLine> lines, CopyOutline outline)
    {
        var end = outline.BodyEnd;
        var from = outline.BodyStart + (int)((end - outline.BodyStart) * TailFrom);

        for (var i = Math.Max(from, outline.BodyStart + 1); i < end; i++)
        {
            if (AuthorOf(draft, lines[i].Text) is not null && (IsName(draft, lines[i].Text) || i + 4 >= end || IsTail(lines, i, end)))
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

        for (var i = end; i < Math.Min(lines.Count, end + MaxBioLines + 4); i++)
        {
            var line = lines[i];
            var author = AuthorOf(draft, line.Text);

            if (line.Words >= 8 && author is not null && line.EndsSentence)
            {
                draft.Authors = authors with { Value = [.. authors.Value.Select(known => known.Name == author ? known with { Bio = known.Bio ?? line.Text } : known)] };
                return;
            }
        }
    }

    /// <summary>No long paragraph follows.</summary>
    private static bool IsTail(List<TextLine> lines, int from, int end)
    {
        for (var i = from + 1; i < end; i++)
        {
            if (lines[i].IsProse && lines[i].Words > 30)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsName(ArticleDraft draft, string line) => draft.Authors?.Value.Any(author => HeadlineText.Same(author.Name, line)) == true;

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
