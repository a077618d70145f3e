using System.Buffers;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>The bylines that a reader of the page sees, by how they are marked.</summary>
internal sealed class PageBylines(HeadlineWindow window)
{
    private const int MaxBylineLength = 200;
    private const int MaxBylineWords = 14;

    private const int MaxMarked = 50;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(",|•·");

    private readonly PageTree _tree = window.Tree;
    private readonly int _headline = window.Headline;

    /// <summary><c>rel=author</c> and <c>itemprop=author</c>: those beside the headline, else the first.</summary>
    public IEnumerable<string> Marked()
    {
        var beside = new List<int>();
        var first = -1;

        for (int i = 0, seen = 0; i < _tree.Nodes.Count && seen < MaxMarked; i++)
        {
            var regions = _tree.Nodes[i].Regions;

            var isBeside = i >= window.FirstNode && i <= window.LastNode;

            if ((regions & HeadlineWindow.Strangers) != 0 || (!isBeside && (first >= 0 || (regions & (PageRegions.Aside | PageRegions.Navigation)) != 0)) || !BylineElements.IsMarked(_tree.Nodes[i].Element))
            {
                continue;
            }

            seen++;

            if (window.IsOtherTask(i))
            {
                continue;
            }

            if (isBeside)
            {
                beside.Add(i);
            }
            else
            {
                first = i;
            }
        }

        return (beside.Count > 0 ? beside : first >= 0 ? [first] : []).Select(i => BylineElements.NameText(_tree.Nodes[i].Element));
    }

    /// <summary>"Posted by jane" under the headline: a first name or a login behind a plain "by".</summary>
    public IEnumerable<string> IntroducedWord()
    {
        for (var i = Math.Max(0, _headline); _headline >= 0 && i < Math.Min(_tree.Blocks.Count, _headline + HeadlineWindow.Below); i++)
        {
            var block = _tree.Blocks[i];

            if ((_tree.RegionsOf(block) & (HeadlineWindow.Strangers | PageRegions.Footer)) == 0 && block.Words <= MaxBylineWords && BylineIntroductions.IsPlain(block.Text, out var rest) && !window.IsLabelled(i)
                && AuthorNames.Parse(rest, isField: true) is [var only] && !only.Contains(' ', StringComparison.Ordinal) && (TextMeasure.Words(rest) == 1 || LineKinds.HasDigit(rest)))
            {
                return [only];
            }
        }

        return [];
    }

    /// <summary>Blocks in regions that class names call byline or author: the introduced ones, else names that stand alone.</summary>
    public IEnumerable<string> InRegions()
    {
        var beside = new List<int>();
        var others = new List<int>();

        for (var i = 0; i < _tree.Blocks.Count; i++)
        {
            var block = _tree.Blocks[i];
            var regions = _tree.RegionsOf(block);

            if ((regions & (PageRegions.Byline | HeadlineWindow.Strangers | PageRegions.Footer)) == PageRegions.Byline && block.Text.Length < MaxBylineLength && block.Words <= MaxBylineWords && !window.IsLabelled(i) && !IsOther(block))
            {
                if (_headline >= 0 && i >= _headline - HeadlineWindow.Above && i <= _headline + HeadlineWindow.Below)
                {
                    beside.Add(i);
                }
                else if (others.Count < 4 && (regions & (PageRegions.Aside | PageRegions.Navigation)) == 0)
                {
                    others.Add(i);
                }
            }
        }

        // What stands beside the headline in such a region may be a date and no more.
        return Names(beside) is { Count: > 0 } names ? names : Names(others);
    }

    private List<string> Names(List<int> candidates)
    {
        var introduced = candidates.FindIndex(i => LineKinds.IsByline(_tree.Blocks[i].Text) || (i > 0 && BylineIntroductions.Is(_tree.Blocks[i - 1].Text)));
        return introduced >= 0 ? [_tree.Blocks[candidates[introduced]].Text] : [.. candidates.Select(NameOf).OfType<string>()];
    }

    /// <summary>Bylines in the text under the headline, or above it; the name may be a line of its own.</summary>
    public List<string> InText() =>
        _headline < 0 ? [] : BylineLines.Find(
            [.. _tree.Blocks.Skip(Math.Max(0, _headline - HeadlineWindow.Above)).Take(24).Where(block => !IsOther(block) && !HeadlineText.Same(block.Text, _tree.Blocks[_headline].Text)).Select(block => block.Text)],
            [.. _tree.Blocks.Select(block => block.Text)]);

    /// <summary>The block's text where it is a name, or names with a role or a date; null where it is something else.</summary>
    private string? NameOf(int index)
    {
        var text = _tree.Blocks[index].Text;
        var comma = text.AsSpan().IndexOfAny(NameEnds);
        var name = comma < 0 ? text : text[..comma].Trim();
        return AuthorNames.IsBareName(name) || (AuthorNames.Parse(text, isField: false) is { Count: > 0 } people && (people.Count > 1 || LineKinds.IsDatedName(text))) ? text : null;
    }

    /// <summary>A link that is a line of its own and leads to no author is a section or a topic.</summary>
    private bool IsOther(PageBlock block) =>
        block.LinkDensity > 0.9 && block.Words <= 4 && !AuthorNames.HasIntroduction(block.Text, out _)
        && _tree.Nodes[block.Node].Element is var element && (element.LocalName == "a" ? element : element.QuerySelector("a"))?.GetAttribute("href") is { } target && !BylineElements.LeadsToAuthor(target);
}
