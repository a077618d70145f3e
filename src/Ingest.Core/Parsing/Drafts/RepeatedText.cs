using Ingest.Core.Articles;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Drafts;

/// <summary>
/// Takes out what a text says once more: pages hold their article twice for two sizes of screen, or print a part of it again in a box. A refrain, a recipe's step or a row of a timetable may come again, so only
/// paragraphs in the same order count, with as many words together as no refrain has.
/// </summary>
internal static class RepeatedText
{
    private const int MinWords = 60;

    /// <param name="removed">Gets the first paragraph of each repeat.</param>
    public static List<string> Without(List<string> paragraphs, List<RemovedText> removed)
    {
        var places = new Dictionary<string, int>(paragraphs.Count, StringComparer.Ordinal);
        var kept = new List<string>(paragraphs.Count);

        for (var i = 0; i < paragraphs.Count; i++)
        {
            var count = places.TryAdd(paragraphs[i], i) ? 0 : Repeated(paragraphs, places[paragraphs[i]], i);

            if (count == 0)
            {
                kept.Add(paragraphs[i]);
                continue;
            }

            removed.Add(RemovedText.Of(paragraphs[i], "repeated"));
            i += count - 1;
        }

        return kept;
    }

    /// <returns>How many paragraphs from <paramref name="again"/> on are those from <paramref name="first"/> on; 0 where they are too short together.</returns>
    private static int Repeated(List<string> paragraphs, int first, int again)
    {
        int count = 0, words = 0;

        for (; again + count < paragraphs.Count && first + count < again && paragraphs[first + count] == paragraphs[again + count]; count++)
        {
            words += TextMeasure.Words(paragraphs[again + count]);
        }

        return words < MinWords ? 0 : count;
    }
}
