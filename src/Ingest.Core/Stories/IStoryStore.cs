namespace Ingest.Core.Stories;

/// <summary>The stories in storage, and the list of articles that they are found in. Every call is safe to repeat.</summary>
public interface IStoryStore
{
    /// <summary>Listed articles of some dates, by date, then id.</summary>
    /// <param name="to">Exclusive.</param>
    IAsyncEnumerable<ListedArticle> ListAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>The members of a story as they are stored, oldest first.</summary>
    Task<IReadOnlyList<StoryCopy>> CopiesAsync(string clusterId, CancellationToken cancellationToken);

    Task ReplaceAsync(string clusterId, IReadOnlyCollection<StoryCopy> removed, IReadOnlyCollection<StoryCopy> put, CancellationToken cancellationToken);

    /// <returns>The story that the article's row names; null where it names none, or there is no article.</returns>
    Task<string?> ClusterOfAsync(string articleId, CancellationToken cancellationToken);

    /// <summary>Names the story in the article's row.</summary>
    Task AssignAsync(string articleId, string? clusterId, CancellationToken cancellationToken);

    /// <summary>Names the story in the list, and who stands for the article; leaves a row that has changed since it was read.</summary>
    Task ListInAsync(ListedArticle article, string? clusterId, int clusterSize, string? duplicateOf, CancellationToken cancellationToken);

    Task<IReadOnlyList<StoryMark>> MarksAsync(CancellationToken cancellationToken);

    /// <summary>Takes a mark away unless it was set anew.</summary>
    Task ClearAsync(StoryMark mark, CancellationToken cancellationToken);
}
