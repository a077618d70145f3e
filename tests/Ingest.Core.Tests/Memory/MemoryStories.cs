using System.Globalization;
using Ingest.Core.Stories;

namespace Ingest.Core.Tests.Memory;

/// <summary>The list of articles and the stories in memory, as the table adapter and the writer of articles keep them.</summary>
internal sealed class MemoryStories(TimeProvider time) : IStoryStore
{
    private readonly Dictionary<string, ListedArticle> _listed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<StoryCopy>> _stories = new(StringComparer.Ordinal);
    private readonly Dictionary<DateTimeOffset, StoryMark> _marks = [];
    private int _revision;

    /// <summary>Runs before each write: what else happens while a story is written.</summary>
    public Func<Task> BeforeWrite { get; set; } = () => Task.CompletedTask;

    public IReadOnlyCollection<ListedArticle> Listed => _listed.Values;

    public IEnumerable<(string ClusterId, StoryCopy Copy)> Stored => _stories.SelectMany(story => story.Value.Select(copy => (story.Key, copy)));

    /// <summary>What the writer of articles does: a new version goes on to name the story that it was in.</summary>
    public void Put(ListedArticle article)
    {
        Mark(article.Date);

        if (_listed.TryGetValue(article.Id, out var before))
        {
            Mark(before.Date);
        }

        _listed[article.Id] = article with { ClusterId = before?.ClusterId, ClusterSize = 0, Revision = NextRevision() };
    }

    public void Remove(string id)
    {
        if (_listed.Remove(id, out var article))
        {
            Mark(article.Date);
            _stories.GetValueOrDefault(article.ClusterId ?? "", []).RemoveAll(copy => copy.Id == id);
        }
    }

    public IAsyncEnumerable<ListedArticle> ListAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        _listed.Values.Where(article => article.Date >= from && article.Date < to).OrderBy(article => (article.Date, article.Id), StoryFinder.Order).ToList().ToAsyncEnumerable();

    public Task<IReadOnlyList<StoryCopy>> CopiesAsync(string clusterId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoryCopy>>([.. _stories.GetValueOrDefault(clusterId, [])]);

    public async Task ReplaceAsync(string clusterId, IReadOnlyCollection<StoryCopy> removed, IReadOnlyCollection<StoryCopy> put, CancellationToken cancellationToken)
    {
        if (removed.Count + put.Count > 0)
        {
            await BeforeWrite();
        }

        if (!_stories.TryGetValue(clusterId, out var story))
        {
            _stories[clusterId] = story = [];
        }

        story.RemoveAll(copy => removed.Contains(copy) || put.Any(other => (other.Id, other.Date) == (copy.Id, copy.Date)));
        story.AddRange(put);
    }

    public Task<string?> ClusterOfAsync(string articleId, CancellationToken cancellationToken) => Task.FromResult(_listed.GetValueOrDefault(articleId)?.ClusterId);

    // The article's row and its row in the list are one thing here: that it is assigned and not yet listed shows in the size.
    public async Task AssignAsync(string articleId, string? clusterId, CancellationToken cancellationToken)
    {
        await BeforeWrite();

        if (_listed.TryGetValue(articleId, out var article))
        {
            _listed[articleId] = article with { ClusterId = clusterId, ClusterSize = -1 };
        }
    }

    public async Task ListInAsync(ListedArticle article, string? clusterId, int clusterSize, string? duplicateOf, CancellationToken cancellationToken)
    {
        await BeforeWrite();

        if (_listed.TryGetValue(article.Id, out var listed) && listed.Revision == article.Revision)
        {
            _listed[article.Id] = listed with { ClusterId = clusterId, ClusterSize = clusterSize, DuplicateOf = duplicateOf, Revision = NextRevision() };
        }
    }

    public Task<IReadOnlyList<StoryMark>> MarksAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoryMark>>([.. _marks.Values]);

    public Task ClearAsync(StoryMark mark, CancellationToken cancellationToken)
    {
        if (_marks[mark.Month] == mark)
        {
            _marks.Remove(mark.Month);
        }

        return Task.CompletedTask;
    }

    private void Mark(DateTimeOffset date)
    {
        if (date < time.GetUtcNow() - StoryHandler.Recent)
        {
            var month = new DateTimeOffset(date.Year, date.Month, 1, 0, 0, 0, TimeSpan.Zero);
            _marks[month] = new StoryMark(month, time.GetUtcNow(), NextRevision());
        }
    }

    private string NextRevision() => (++_revision).ToString(CultureInfo.InvariantCulture);
}
