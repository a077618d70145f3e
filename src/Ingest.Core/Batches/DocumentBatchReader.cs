using Ingest.Core.Intake.Archives;
using Ingest.Core.Parsing;

namespace Ingest.Core.Batches;

/// <summary>Unpacks the documents of a batch one after the other, see <see cref="DocumentBatchWriter"/> for the layout.</summary>
public sealed class DocumentBatchReader : IDisposable
{
    private readonly Stream _packed;
    private readonly string _batchId;
    private readonly UnpackedBatch _unpacked;
    private readonly PooledBuffer _json = new();
    private readonly PooledBuffer _content = new();

    /// <param name="packed">Disposed of with this object.</param>
    internal DocumentBatchReader(Stream packed, string batchId)
    {
        _packed = packed;
        _batchId = batchId;
        _unpacked = new UnpackedBatch(packed);
    }

    /// <summary>Null before <see cref="Read"/> has given null.</summary>
    public DocumentBatchEnd? End { get; private set; }

    /// <returns>The next document, whose bytes last until the one after it is read; null behind the last one.</returns>
    /// <exception cref="BadMessageException">The batch is damaged, unpacks to too many bytes, or is none.</exception>
    public RawDocument? Read() => BatchCodec.Guard<RawDocument?>(_batchId, () =>
    {
        if (_unpacked.ReadPart(_json) is { IsEmpty: false } json)
        {
            return BatchCodec.ReadJson(json.ToStream(), BatchJsonContext.Relaxed.RawDocument) with { Content = _unpacked.ReadPart(_content) };
        }

        End = BatchCodec.ReadJson(_unpacked.ReadPart(_json).ToStream(), BatchJsonContext.Relaxed.DocumentBatchEnd);
        return _unpacked.Read(stackalloc byte[1]) == 0 ? null : throw new InvalidDataException("Something stands behind its end.");
    });

    public void Dispose()
    {
        _unpacked.Dispose();
        _packed.Dispose();
        _json.Dispose();
        _content.Dispose();
    }
}
