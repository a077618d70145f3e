namespace Ingest.Core.Stories;

/// <summary>
/// Groups articles, given in the order of their dates, into stories: an article joins the oldest story whose first article it is a copy of, else it begins one
/// itself. So the stories are a function of the articles alone, whatever the order in which they came in.
/// </summary>
/// <remarks>
/// Copies are measured against the first article and not against each other: forms that are filled in anew every day (markets, weather) would
/// otherwise be chained into one story without end.
/// </remarks>
public sealed class StoryFinder
{
    /// <summary>How long after its first article a story takes copies. Wire stories are carried within a day or two; what is written later is another story.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(3);

    /// <summary>By date, then id: who comes first in it has carried the story first.</summary>
    public static Comparer<(DateTimeOffset Date, string Id)> Order { get; } =
        Comparer<(DateTimeOffset Date, string Id)>.Create((a, b) => a.Date.CompareTo(b.Date) is var order and not 0 ? order : string.CompareOrdinal(a.Id, b.Id));

    private readonly Dictionary<string, List<Story>> byBand = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Story> byId = new(StringComparer.Ordinal);
    private readonly Queue<Story> open = new();

    /// <summary>Whether an open story differs from the list, so that articles after it may have to be looked at too.</summary>
    internal bool HasMoved => open.Any(story => story.LastMoved is not null);

    /// <summary>Takes an article as the list has it.</summary>
    internal void Follow(ListedArticle article)
    {
        if (article.ClusterId is null || article.ClusterId == article.Id)
        {
            Begin(article);
        }
        else if (byId.TryGetValue(article.ClusterId, out var story))
        {
            story.Add(article);
        }
    }

    /// <summary>Finds the story of an article.</summary>
    internal void Add(ListedArticle article)
    {
        var oldest = article.Date - Window;
        var story = article.Signature.BandKeys()
            .SelectMany(key => byBand.GetValueOrDefault(key, []))
            .Where(story => story.First.Date >= oldest && article.Signature.IsCopyOf(story.First.Signature))
            .MinBy(story => (story.First.Date, story.First.Id), Order);

        if (story is null)
        {
            Begin(article);
        }
        else
        {
            story.Add(article);
        }
    }

    /// <summary>Takes out the stories that are complete when all articles before a date have been given.</summary>
    internal IEnumerable<Story> Close(DateTimeOffset before)
    {
        while (open.TryPeek(out var story) && story.First.Date + Window < before)
        {
            open.Dequeue();
            byId.Remove(story.First.Id);

            foreach (var key in story.First.Signature.BandKeys())
            {
                byBand[key].Remove(story);

                if (byBand[key].Count == 0)
                {
                    byBand.Remove(key);
                }
            }

            yield return story;
        }
    }

    private void Begin(ListedArticle article)
    {
        var story = new Story(article);
        open.Enqueue(story);
        byId[article.Id] = story;

        foreach (var key in article.Signature.BandKeys())
        {
            if (!byBand.TryGetValue(key, out var stories))
            {
                byBand[key] = stories = [];
            }

            stories.Add(story);
        }
    }
}
