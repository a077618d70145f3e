using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using Ingest.Core.Parsing;

namespace Ingest.Core.Batches;

/// <summary>
/// Documents of one archive on their way to the parse stage. Each is packed when it is added, so that of none more than the packed form is held, and its bytes stand beside its JSON: in it they would be escaped, looked through and
/// copied, which for a page took as long as parsing it.
/// </summary>
/// <remarks>
/// Brotli over parts, each behind its length in bytes (four bytes, little-endian): for each document its JSON and its bytes, then an empty part, then the JSON of a <see cref="DocumentBatchEnd"/>.
/// </remarks>
public sealed class DocumentBatchWriter : IDisposable
{
    // A fifth more bytes than with quality 4, in well under half the time: they are most of what an archive has packed.
    private const int Quality = 1;

    private readonly BrotliPacker _packer = new(Quality);

    public int Count { get; private set; }

    /// <summary>Bytes of the documents.</summary>
    public long Bytes { get; private set; }

    /// <summary>The document's bytes are no longer needed afterwards.</summary>
    public void Add(RawDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        WritePart(JsonSerializer.SerializeToUtf8Bytes(document, BatchJsonContext.Relaxed.RawDocument));
        WritePart(document.Content.Span);
        Count++;
        Bytes += document.Content.Length;
    }

    /// <returns>The packed batch, from its start; it lasts as long as this object, to which nothing can be added any more.</returns>
    internal Stream Finish(DocumentBatchEnd end)
    {
        WritePart([]);
        WritePart(JsonSerializer.SerializeToUtf8Bytes(end, BatchJsonContext.Relaxed.DocumentBatchEnd));
        return _packer.Finish();
    }

    public void Dispose() => _packer.Dispose();

    private void WritePart(ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_packer.GetSpan(sizeof(int)), bytes.Length);
        _packer.Advance(sizeof(int));
        _packer.Write(bytes);
    }
}
