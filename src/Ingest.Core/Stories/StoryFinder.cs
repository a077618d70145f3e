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

    private readonly Dictionary<string, List<Story>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Story> _byId = new(StringComparer.Ordinal);
    private readonly Queue<Story> _open = new();

    /// <summary>Whether an open story differs from the list, so that articles after it may have to be looked at too.</summary>
    internal bool HasMoved => _open.Any(story => story.LastMoved is not null);

    /// <summary>Takes an article as the list has it.</summary>
    internal void Follow(ListedArticle article)
    {
        if (article.ClusterId is null || article.ClusterId == article.Id)
        {
            Begin(article);
        }
        else if (_byId.TryGetValue(article.ClusterId, out var story))
        {
            story.Add(article);
        }
    }

    /// <summary>Finds the story of an article.</summary>
    internal void Add(ListedArticle article)
    {
        var oldest = article.Date - Window;
        var story = KeysOf(article)
            .SelectMany(key => _byKey.GetValueOrDefault(key, []))
            .Where(story => story.First.Date >= oldest && IsCopy(article, story.First))
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
        while (_open.TryPeek(out var story) && story.First.Date + Window < before)
        {
            _open.Dequeue();
            _byId.Remove(story.First.Id);

            foreach (var key in KeysOf(story.First))
            {
                _byKey[key].Remove(story);

                if (_byKey[key].Count == 0)
                {
                    _byKey.Remove(key);
                }
            }

            yield return story;
        }
    }

    private void Begin(ListedArticle article)
    {
        var story = new Story(article);
        _open.Enqueue(story);
        _byId[article.Id] = story;

        foreach (var key in KeysOf(article))
        {
            if (!_byKey.TryGetValue(key, out var stories))
            {
                _byKey[key] = stories = [];
            }

            stories.Add(story);
        }
    }

    // A text may be too short for a signature and still be the same.
    private static bool IsCopy(ListedArticle article, ListedArticle first) =>
        article.Signature.IsCopyOf(first.Signature) || (article.Fingerprint is { } text && text == first.Fingerprint);

    private static IEnumerable<string> KeysOf(ListedArticle article) => article.Fingerprint is { } text ? article.Signature.BandKeys().Append(text) : article.Signature.BandKeys();
}
