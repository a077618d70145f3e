using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Writing;

namespace Ingest.Core.Tests.Memory;

/// <summary>The article tables and documents in memory, by the same decision; index rows are left to the tests on real tables.</summary>
internal sealed class MemoryArticles(TimeProvider time) : IArticleStore, IRecords
{
    private readonly Dictionary<string, (ArticleStanding Standing, StoredArticle Stored)> _articles = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Id, string Blob), (ArticleStanding Standing, Article Article)> _claims = [];
    private readonly Dictionary<string, IReadOnlyList<Article>> _documents = new(StringComparer.Ordinal);
    private readonly List<(string Id, ArticleChange Change)> _changes = [];

    // Blobs that lost an article to the version that stands, as long as its writer has not come to the index rows.
    private readonly Dictionary<string, (StoredArticle By, IReadOnlyList<string> Blobs)> _takenFrom = new(StringComparer.Ordinal);

    public string Version { get; set; } = "rows-1";

    public IReadOnlyList<StoredArticle> All => [.. _articles.Values.Select(article => article.Stored).OrderBy(stored => stored.Article.Headline, StringComparer.Ordinal)];

    public IReadOnlyCollection<string> Documents => _documents.Keys;

    public int Claims => _claims.Count;

    /// <summary>Runs when the article rows of a batch are written, before the ledger is told of what has moved.</summary>
    public Func<Task> AfterPlacing { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs after each write of a batch: what else happens before the batch is finished in the ledger.</summary>
    public Func<Task> AfterWrite { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs after an article was withdrawn, before the ledger is told of it.</summary>
    public Func<Task> AfterWithdrawal { get; set; } = () => Task.CompletedTask;

    /// <summary>The next withdrawal fails, as when storage is gone.</summary>
    public bool FailNextWithdrawal { get; set; }

    public async Task<PlacedBatch> PlaceAsync(DropRef drop, int batch, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        var document = $"{drop.Blob}/{drop.Version:D6}-{batch:D6}";
        _documents[document] = articles;
        var results = articles.Select(article => Place(drop, article)).ToArray();
        var seen = articles.Select(article => _articles[article.Id].Stored).ToArray();
        await AfterPlacing();
        return new Placed(results, document, seen);
    }

    public async Task IndexAsync(PlacedBatch placed, CancellationToken cancellationToken)
    {
        await AfterWrite();

        foreach (var seen in ((Placed)placed).Seen)
        {
            if (_takenFrom.TryGetValue(seen.Article.Id, out var taken) && ReferenceEquals(taken.By, seen) && placed.Results.Any(result => result.ArticleId == seen.Article.Id && result.Moved.Count > 0))
            {
                _takenFrom.Remove(seen.Article.Id);
            }
        }
    }

    public Task ReconcileAsync(DropRef drop, Article written, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<IReadOnlyList<string>> WithdrawAsync(DropRef drop, string articleId, Article? written, CancellationToken cancellationToken)
    {
        var moved = Withdraw(drop, articleId);
        await AfterWithdrawal();
        return moved;
    }

    public Task<PlacedBatch?> StandAsideAsync(string articleId, string? fingerprint, string? duplicateOf, CancellationToken cancellationToken)
    {
        if (!_articles.TryGetValue(articleId, out var found) || found.Stored.Article.Fingerprint != fingerprint)
        {
            return Task.FromResult<PlacedBatch?>(null);
        }

        var stored = found.Stored with { Article = found.Stored.Article with { DuplicateOf = duplicateOf }, Version = found.Stored.Version + 1 };
        _articles[articleId] = (found.Standing, stored);
        var result = new WriteResult(articleId, duplicateOf is null ? WriteOutcome.Written : WriteOutcome.Duplicate) { Moved = [stored.Blob] };
        return Task.FromResult<PlacedBatch?>(new Placed([result], "", []));
    }

    public Task<string?> CarrierAsync(string articleId, CancellationToken cancellationToken) =>
        Task.FromResult(_articles.TryGetValue(articleId, out var article) && article.Stored.Article.DuplicateOf is null ? article.Standing.Blob : null);

    public Task<StoredArticle?> FindAsync(string articleId, CancellationToken cancellationToken) =>
        Task.FromResult(_articles.TryGetValue(articleId, out var article) ? article.Stored : null);

    public async IAsyncEnumerable<ArticleChange> HistoryAsync(string articleId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var change in _changes.Where(change => change.Id == articleId).Reverse().ToList())
        {
            await Task.CompletedTask;
            yield return change.Change;
        }
    }

    public Task ForgetChangesAsync(string articleId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        _changes.RemoveAll(change => change.Id == articleId && change.Change.At < before);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Article>> ReadBatchAsync(string document, CancellationToken cancellationToken) =>
        _documents.TryGetValue(document, out var articles) ? Task.FromResult(articles) : throw new BadMessageException($"Document blob '{document}' is gone.");

    public Task<int> DeleteBatchesAsync(string blob, int beforeVersion, CancellationToken cancellationToken)
    {
        var gone = _documents.Keys.Where(name => name.StartsWith(blob + "/", StringComparison.Ordinal) && string.CompareOrdinal(name, $"{blob}/{beforeVersion:D6}") < 0).ToList();
        gone.ForEach(name => _documents.Remove(name));
        return Task.FromResult(gone.Count);
    }

    private IReadOnlyList<string> Withdraw(DropRef drop, string articleId)
    {
        if (FailNextWithdrawal)
        {
            FailNextWithdrawal = false;
            throw new IOException("The table could not be reached.");
        }

        if (!_articles.TryGetValue(articleId, out var article))
        {
            return [];
        }

        if (article.Standing.Blob != drop.Blob || article.Standing.DropVersion > drop.Version)
        {
            if (_claims.TryGetValue((articleId, drop.Blob), out var own) && own.Standing.DropVersion <= drop.Version)
            {
                _claims.Remove((articleId, drop.Blob));
            }

            return article.Standing.Blob == drop.Blob ? [] : [article.Standing.Blob, .. TakenFrom(articleId)];
        }

        if (WriteDecision.Best(ClaimsOn(articleId)) is not { } heir)
        {
            _articles.Remove(articleId);
            _takenFrom.Remove(articleId);
            return [];
        }

        _claims.Remove((articleId, heir.Blob), out var claim);
        Put(heir, claim.Article);
        return [heir.Blob, .. TakenFrom(articleId)];
    }

    private WriteResult Place(DropRef drop, Article article)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(article, ArticleJsonContext.Relaxed.Article))));
        var arriving = new ArticleStanding(drop.Blob, drop.Version, WriteDecision.Precedence(article, drop), hash);
        ArticleStanding? standing = _articles.TryGetValue(article.Id, out var found) ? found.Standing : null;
        var plan = WriteDecision.Decide(standing, ClaimsOn(article.Id), arriving);

        switch (plan.Action)
        {
            case WriteAction.YieldToNewerVersion:
                return new WriteResult(article.Id, WriteOutcome.Superseded);
            case WriteAction.YieldToOtherDocument:
                return new WriteResult(article.Id, WriteOutcome.Duplicate);
            case WriteAction.RepeatCarry:
                return new WriteResult(article.Id, WriteOutcome.Written) { Moved = TakenFrom(article.Id) };
            case WriteAction.RepeatClaim when !TakenFrom(article.Id).Contains(drop.Blob):
                return new WriteResult(article.Id, WriteOutcome.Duplicate);
            case WriteAction.RepeatClaim:
                return new WriteResult(article.Id, WriteOutcome.Duplicate) { Moved = [standing!.Blob, .. TakenFrom(article.Id)] };
            case WriteAction.Claim when plan.Carrier == standing:
                _claims[(article.Id, drop.Blob)] = (arriving, article);
                return new WriteResult(article.Id, WriteOutcome.Duplicate);
            case WriteAction.Claim:
                _claims[(article.Id, drop.Blob)] = (arriving, article);
                _claims.Remove((article.Id, plan.Carrier.Blob), out var heir);
                Put(plan.Carrier, heir.Article);
                return new WriteResult(article.Id, WriteOutcome.Duplicate) { Moved = [plan.Carrier.Blob, .. TakenFrom(article.Id)] };
            default:
                _claims.Remove((article.Id, drop.Blob));

                if (standing is not null && standing.Blob != drop.Blob)
                {
                    _claims[(article.Id, standing.Blob)] = (standing, found.Stored.Article);
                }

                Put(arriving, article);
                return new WriteResult(article.Id, WriteOutcome.Written) { Moved = TakenFrom(article.Id) };
        }
    }

    private void Put(ArticleStanding standing, Article article)
    {
        var now = time.GetUtcNow();
        var found = _articles.TryGetValue(article.Id, out var before);
        var version = found ? before.Stored.Version + 1 : 1;
        var change = found ? ArticleDiff.Between(before.Stored.Article, article, version, now, standing.Blob) : null;

        if (change is { IsEmpty: false })
        {
            _changes.Add((article.Id, change));
        }

        _articles[article.Id] = (standing, new StoredArticle
        {
            Article = article with { DuplicateOf = found && before.Stored.Article.Fingerprint == article.Fingerprint ? before.Stored.Article.DuplicateOf : null },
            Version = version,
            Blob = standing.Blob,
            FirstSeen = found ? before.Stored.FirstSeen : now,
            LastChanged = change is { IsEmpty: true } ? before.Stored.LastChanged : now,
        });

        if (found && (before.Standing.Blob != standing.Blob || before.Standing.DropVersion == standing.DropVersion))
        {
            _takenFrom[article.Id] = (_articles[article.Id].Stored, [.. TakenFrom(article.Id).Append(before.Standing.Blob).Distinct()]);
        }
        else if (_takenFrom.TryGetValue(article.Id, out var taken))
        {
            _takenFrom[article.Id] = (_articles[article.Id].Stored, taken.Blobs);
        }
    }

    private IReadOnlyList<string> TakenFrom(string articleId) => _takenFrom.TryGetValue(articleId, out var taken) ? taken.Blobs : [];

    private IReadOnlyList<ArticleStanding> ClaimsOn(string articleId) => [.. _claims.Where(claim => claim.Key.Id == articleId).Select(claim => claim.Value.Standing)];

    private sealed record Placed(IReadOnlyList<WriteResult> Results, string Document, IReadOnlyList<StoredArticle> Seen) : PlacedBatch(Results, Document);
}
