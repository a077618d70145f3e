using Ingest.Core.Articles;

namespace Ingest.Core.Batches;

/// <summary>Articles of one drop on their way to the enrich or the write stage.</summary>
public sealed class ArticleBatchWriter : IDisposable
{
    private readonly BatchPacker _packer = new();

    public int Count { get; private set; }

    public void Add(Article article)
    {
        _packer.Write(article, BatchJsonContext.Relaxed.Article);
        Count++;
    }

    public void Dispose() => _packer.Dispose();

    /// <inheritdoc cref="BatchPacker.Finish()"/>
    internal Stream Finish(BatchEnd end) => _packer.Finish(end);
}
