using Ingest.Core.Parsing;

namespace Ingest.Core.Batches;

/// <summary>The documents of a batch, unpacked one after the other.</summary>
public sealed class DocumentBatchReader : IDisposable
{
    private readonly UnpackedBatch _batch;
    private readonly PooledBuffer _content = new();

    /// <param name="packed">Disposed of with this object.</param>
    internal DocumentBatchReader(Stream packed, string batchId) => _batch = new UnpackedBatch(packed, batchId);

    /// <summary>Known when <see cref="Read"/> has given null.</summary>
    public BatchEnd? End { get; private set; }

    /// <returns>The next document, whose bytes last until the one after it is read; null behind the last one.</returns>
    /// <exception cref="BadMessageException">The batch cannot be read.</exception>
    public RawDocument? Read()
    {
        if (_batch.Read(BatchJsonContext.Relaxed.RawDocument) is { } document)
        {
            return document with { Content = _batch.Read(_content) };
        }

        End = _batch.ReadLast(BatchJsonContext.Relaxed.BatchEnd);
        return null;
    }

    public void Dispose()
    {
        _batch.Dispose();
        _content.Dispose();
    }
}
