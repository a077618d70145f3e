using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>Names beside the headline that markup sets apart: by a link to the person's page, or by a class.</summary>
internal sealed class AuthorLinks(HeadlineWindow window)
{
    private const int MaxMarked = 50;

    /// <summary>Blocks between two authors of one byline: a role, a portrait's caption.</summary>
    private const int MaxGap = 4;

    private const int MaxNameLength = 80;

    /// <summary>A longer line with a link to a person is text about that person.</summary>
    private const int MaxLineWords = 30;

    /// <summary>
    /// Links to an author's page, or to one named after the person, beside the headline; those in running text aside. The authors of
    /// an article stand together: the others belong to other articles.
    /// </summary>
    /// <param name="introduced">Only links behind a "by", of which a single word may be a name.</param>
    public IEnumerable<string> Linked(bool introduced)
    {
        var found = new List<(int Block, string Text)>();

        for (int i = window.FirstNode, seen = 0; i <= window.LastNode && seen < MaxMarked; i++)
        {
            var node = window.Tree.Nodes[i];

            if (node.Element.LocalName != "a" || (node.Regions & (HeadlineWindow.Strangers | PageRegions.Footer | PageRegions.Navigation)) != 0 || node.Element.GetAttribute("href") is not { } target)
            {
                continue;
            }

            var text = BylineElements.NameText(node.Element);

            if (IsPersonPage(target, text) && ++seen > 0 && window.Line(i) is var (block, before) && block >= 0 && (window.Tree.Blocks[block].Words <= MaxLineWords || (node.Regions & PageRegions.Byline) != 0) && !window.IsOtherTask(block, before) && (!introduced || BylineIntroductions.EndsWith(before)))
            {
                found.Add((block, text));
            }
        }

        return Nearest(found);
    }

    /// <summary>The group of names that stands nearest to the headline, one below it before one above.</summary>
    private IEnumerable<string> Nearest(List<(int Block, string Text)> found)
    {
        if (found.Count == 0)
        {
            return [];
        }

        var nearest = found.FindIndex(entry => entry.Block >= window.Headline);
        nearest = nearest < 0 ? found.Count - 1 : nearest;
        int start = nearest, end = nearest;

        while (start > 0 && found[start].Block - found[start - 1].Block <= MaxGap)
        {
            start--;
        }

        while (end + 1 < found.Count && found[end + 1].Block - found[end].Block <= MaxGap)
        {
            end++;
        }

        return found[start..(end + 1)].Select(entry => entry.Text);
    }

    /// <summary>Elements beside the headline, lines of their own or not, whose class calls them author: their text is the name.</summary>
    /// <param name="isWord">Texts of one word instead of those of several: a first name or a login.</param>
    public IEnumerable<string> Named(bool isWord)
    {
        for (int i = window.FirstNode, end = -1; i <= window.LastNode; i++)
        {
            var node = window.Tree.Nodes[i];

            if (i > end && (node.Regions & (HeadlineWindow.Strangers | PageRegions.Footer | PageRegions.Navigation)) == 0 && BylineElements.IsNamed(node.Element)
                && TextCleaning.Line(BylineElements.NameText(node.Element)) is { Length: > 2 and < MaxNameLength } text && !text.Contains(" | ", StringComparison.Ordinal) && !LineKinds.HasDigit(text)
                && text.Contains(' ', StringComparison.Ordinal) != isWord && window.Line(i) is var (block, before) && block >= 0 && !window.IsOtherTask(block, before))
            {
                end = node.Last;
                yield return text;

                if (isWord)
                {
                    yield break;
                }
            }
        }
    }

    private static bool IsPersonPage(string target, string text) =>
        BylineElements.IsAuthorPage(target) || (TextCleaning.Line(text) is var name && AuthorNames.IsBareName(name) && KnownNames.IsPerson(name) && BylineElements.IsNamedAfter(target, name));
}
