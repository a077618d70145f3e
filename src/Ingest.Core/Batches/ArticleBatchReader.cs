using Ingest.Core.Articles;

namespace Ingest.Core.Batches;

/// <summary>The articles of a batch, unpacked one after the other.</summary>
public sealed class ArticleBatchReader : IDisposable
{
    private readonly UnpackedBatch? _batch;
    private readonly Queue<Article> _stored = [];
    private readonly string _batchId;

    /// <param name="packed">Disposed of with this object.</param>
    internal ArticleBatchReader(Stream packed, string batchId)
    {
        _batch = new UnpackedBatch(packed, batchId);
        _batchId = batchId;
    }

    /// <summary>Articles that come from their records.</summary>
    internal ArticleBatchReader(IReadOnlyList<Article> stored, BatchEnd end, string batchId)
    {
        _stored = new Queue<Article>(stored);
        _batchId = batchId;
        End = end;
    }

    /// <summary>Known when <see cref="Read"/> has given null.</summary>
    public BatchEnd? End { get; private set; }

    /// <returns>The next article; null behind the last one.</returns>
    /// <exception cref="BadMessageException">The batch cannot be read.</exception>
    public Article? Read()
    {
        if (_batch is null)
        {
            return _stored.TryDequeue(out var stored) ? stored : null;
        }

        if (_batch.Read(BatchJsonContext.Relaxed.Article) is { } article)
        {
            return ArticleId.IsOne(article.Id) ? article : throw new BadMessageException($"Batch {_batchId} has an article without an id of Ingest.");
        }

        End = _batch.ReadLast(BatchJsonContext.Relaxed.BatchEnd);
        return null;
    }

    /// <returns>All articles that are left.</returns>
    /// <inheritdoc cref="Read"/>
    public IReadOnlyList<Article> ReadAll()
    {
        var articles = new List<Article>();

        while (Read() is { } article)
        {
            articles.Add(article);
        }

        return articles;
    }

    public void Dispose() => _batch?.Dispose();
}
