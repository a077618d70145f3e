using Ingest.Core.Articles;

namespace Ingest.Core.Batches;

/// <summary>Articles of one drop on their way to the enrich or the write stage.</summary>
public sealed class ArticleBatchWriter : IDisposable
{
    // A tenth smaller than quality 0, at a hundredth of the time of the best (see docs/adr/0004).
    private const int Quality = 4;

    private readonly BatchPacker _packer = new(Quality);

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
