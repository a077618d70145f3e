using Ingest.Core.Articles;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>Cuts what stands around the text inside its own element: bylines and dates above, teasers and bios below.</summary>
internal static class BodyEdges
{
    /// <summary>A heading that opens the end matter is looked for in the last part of the body only.</summary>
    private const double EndMatterFrom = 0.5;

    /// <summary>A heading that only begins like one of them may as well stand above a list inside the text.</summary>
    private const double OpeningsFrom = 0.8;

    private const int MaxBioBlocks = 5;

    private const int MaxLabelWords = 5;

    private const int MinBlocksAboveBio = 3;

    public static void Trim(List<PageBlock> body, List<RemovedText> removed, IReadOnlyList<string> authors)
    {
        CutEndMatter(body, removed);
        CutBio(body, removed, authors);
        CutLead(body, removed);
        CutClosing(body, removed);

        while (body.Count > 0 && (body[^1].IsHeading || IsLabel(body[^1])))
        {
            Remove(body, removed, body.Count - 1, "heading");
        }
    }

    /// <summary>"Contact:", with nothing under it, and a day that closes the text.</summary>
    private static bool IsLabel(PageBlock block) =>
        block.Words <= MaxLabelWords && (block.Text.EndsWith(':') || LineKinds.IsDateLine(block.Text.TrimEnd('.')));

    private static void CutEndMatter(List<PageBlock> body, List<RemovedText> removed)
    {
        var total = body.Sum(block => block.Text.Length);
        var seen = 0;

        for (var i = 0; i < body.Count; i++)
        {
            var block = body[i];

            if (seen > total * EndMatterFrom && block.Words <= 10 && (block.IsHeading || !TextMeasure.EndsSentence(block.Text)) && (NoiseLexicon.EndHeadings.Is(block.Text) || (seen > total * OpeningsFrom && NoiseLexicon.EndOpenings.Starts(block.Text))))
            {
                for (var j = body.Count - 1; j >= i; j--)
                {
                    Remove(body, removed, j, "end");
                }

                return;
            }

            seen += block.Text.Length;
        }
    }

    /// <summary>"Jane Doe is a reporter ..." among the last blocks, and what is still said of her.</summary>
    private static void CutBio(List<PageBlock> body, List<RemovedText> removed, IReadOnlyList<string> authors)
    {
        for (var i = Math.Max(MinBlocksAboveBio, body.Count - MaxBioBlocks); i < body.Count; i++)
        {
            var text = body[i].Text;

            if (authors.Any(name => text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && BylineLines.IsBio(text.AsSpan(name.Length)) && text[name.Length] != ','))
            {
                for (var j = body.Count - 1; j >= i; j--)
                {
                    Remove(body, removed, j, "bio");
                }

                return;
            }
        }
    }

    private static void CutClosing(List<PageBlock> body, List<RemovedText> removed)
    {
        double total = body.Sum(block => block.Text.Length);
        var seen = 0;

        for (var i = 0; i < body.Count;)
        {
            var position = i + ClosingLines.Last >= body.Count ? 1 : seen / total;
            seen += body[i].Text.Length;

            if (ClosingLines.Reason(body[i].Text, body[i].Words, position) is { } reason)
            {
                Remove(body, removed, i, reason);
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>Short lines above the first paragraph that are a byline or a date.</summary>
    private static void CutLead(List<PageBlock> body, List<RemovedText> removed)
    {
        for (var i = 0; i < body.Count && i < 8 && !(body[i].IsProse && body[i].Words > 20);)
        {
            if (body[i].Words <= 14 && !TextMeasure.EndsSentence(body[i].Text) && LineKinds.IsBylineOrDate(body[i].Text))
            {
                Remove(body, removed, i, "byline");
            }
            else
            {
                i++;
            }
        }
    }

    private static void Remove(List<PageBlock> body, List<RemovedText> removed, int index, string reason)
    {
        removed.Add(RemovedText.Of(body[index].Text, reason));
        body.RemoveAt(index);
    }
}
