using System.Collections.Concurrent;
using Azure.Data.Tables;
using Ingest.Core.Stories;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Tables.Keys;

namespace Ingest.Storage.Stories;

/// <summary>
/// Marks the months of articles that are too old to be looked at by every run of the search for copies, before their rows are written or deleted. A month is marked
/// once in five minutes by a process, and recent articles, the usual ones, cost nothing.
/// </summary>
internal sealed class StoryMarks(StorageClients clients, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private readonly TableClient _table = clients.Tables.GetTableClient(StorageNames.StoriesTable);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _marked = new(StringComparer.Ordinal);

    /// <param name="date">Date of the article whose row in the list changes.</param>
    public async Task AddAsync(DateTimeOffset date, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var month = ArticleKeys.Month(date);

        if (date >= now - StoryHandler.Recent || (_marked.TryGetValue(month, out var at) && now - at < Lasts))
        {
            return;
        }

        await _table.UpsertEntityAsync(new TableEntity(ArticleKeys.StoryMarks, month), TableUpdateMode.Replace, cancellationToken);
        _marked[month] = now;
    }
}
