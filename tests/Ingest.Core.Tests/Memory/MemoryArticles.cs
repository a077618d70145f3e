using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Writing;

namespace Ingest.Core.Tests.Memory;

/// <summary>The article tables in memory, by the same decision; index rows are left to the tests on real tables.</summary>
internal sealed class MemoryArticles(TimeProvider time) : IArticleStore
{
    private readonly Dictionary<string, (ArticleStanding Standing, StoredArticle Stored)> _articles = new(StringComparer.Ordinal);

    public IReadOnlyList<StoredArticle> All => [.. _articles.Values.Select(article => article.Stored).OrderBy(stored => stored.Article.Headline, StringComparer.Ordinal)];

    /// <summary>Runs after each write of a batch: what else happens before the batch is finished in the ledger.</summary>
    public Func<Task> AfterWrite { get; set; } = () => Task.CompletedTask;

    /// <summary>The next withdrawal fails, as when storage is gone.</summary>
    public bool FailNextWithdrawal { get; set; }

    public async Task<IReadOnlyList<WriteResult>> WriteAsync(DropRef drop, int batch, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        var results = articles.Select(article => Write(drop, article)).ToList();
        await AfterWrite();
        return results;
    }

    public Task WithdrawAsync(DropRef drop, string articleId, Article? written, CancellationToken cancellationToken)
    {
        if (FailNextWithdrawal)
        {
            FailNextWithdrawal = false;
            throw new IOException("The table could not be reached.");
        }

        if (_articles.TryGetValue(articleId, out var article) && article.Standing.Blob == drop.Blob && article.Standing.DropVersion <= drop.Version)
        {
            _articles.Remove(articleId);
        }

        return Task.CompletedTask;
    }

    public Task<StoredArticle?> FindAsync(string articleId, CancellationToken cancellationToken) =>
        Task.FromResult(_articles.TryGetValue(articleId, out var article) ? article.Stored : null);

    private WriteResult Write(DropRef drop, Article article)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(article, ArticleJsonContext.Relaxed.Article))));
        var arriving = new ArticleStanding(drop.Blob, drop.Version, WriteDecision.Precedence(article, drop), hash);
        var found = _articles.TryGetValue(article.Id, out var standing);

        switch (WriteDecision.Decide(found ? standing.Standing : null, arriving))
        {
            case WriteAction.YieldToNewerVersion:
                return new WriteResult(article.Id, WriteOutcome.Superseded);
            case WriteAction.YieldToOtherDocument:
                return new WriteResult(article.Id, WriteOutcome.Duplicate);
            case WriteAction.Repeat:
                return new WriteResult(article.Id, WriteOutcome.Written);
        }

        var now = time.GetUtcNow();
        _articles[article.Id] = (arriving, new StoredArticle
        {
            Article = article,
            Version = found ? standing.Stored.Version + 1 : 1,
            Blob = drop.Blob,
            FirstSeen = found ? standing.Stored.FirstSeen : now,
            LastChanged = now,
        });
        return new WriteResult(article.Id, WriteOutcome.Written, found && standing.Standing.Blob != drop.Blob ? standing.Standing.Blob : null);
    }
}
