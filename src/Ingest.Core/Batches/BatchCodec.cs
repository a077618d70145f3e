using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ingest.Core.Parsing;

namespace Ingest.Core.Batches;

/// <summary>
/// A batch as it travels: Brotli over JSON, and over the bytes of its documents behind that. They begin after a line feed, with the length of each document, four bytes, little-endian. In the JSON they would be escaped, looked
/// through and copied, which for a page took as long as parsing it. Neither way is the JSON of a batch held as a whole.
/// </summary>
internal static class BatchCodec
{
    /// <param name="quality">Of Brotli, 0 to 11. Any can be read.</param>
    public static byte[] Write<TBatch>(TBatch batch, JsonTypeInfo<TBatch> type, int quality)
    {
        using var packer = new BrotliPacker(quality);
        Write(packer, batch, type);
        return packer.Finish();
    }

    /// <inheritdoc cref="Write{TBatch}(TBatch, JsonTypeInfo{TBatch}, int)"/>
    public static byte[] Write(DocumentBatch batch, int quality)
    {
        using var packer = new BrotliPacker(quality);
        Write(packer, batch, BatchJsonContext.Relaxed.DocumentBatch);
        packer.Write([UnpackedBatch.EndOfJson]);

        foreach (var document in batch.Documents)
        {
            BinaryPrimitives.WriteInt32LittleEndian(packer.GetSpan(sizeof(int)), document.Content.Length);
            packer.Advance(sizeof(int));
        }

        foreach (var document in batch.Documents)
        {
            packer.Write(document.Content.Span);
        }

        return packer.Finish();
    }

    /// <returns>Null where the batch has a null in it: what has no value is left out of a batch, so that is none of ours; the serializer would take it for an item of a list, and the handlers would break on it.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, or unpack to too many.</exception>
    /// <exception cref="JsonException">They are no batch.</exception>
    public static TBatch? Read<TBatch>(ReadOnlyMemory<byte> bytes, JsonTypeInfo<TBatch> type)
        where TBatch : class
    {
        using var unpacked = new UnpackedBatch(bytes);
        return Read(unpacked, type);
    }

    /// <inheritdoc cref="Read{TBatch}(ReadOnlyMemory{byte}, JsonTypeInfo{TBatch})"/>
    /// <param name="contents">Takes the bytes of the documents, which last as long as it does.</param>
    public static DocumentBatch? ReadDocuments(ReadOnlyMemory<byte> bytes, PooledBuffer contents)
    {
        using var unpacked = new UnpackedBatch(bytes);

        if (Read(unpacked, BatchJsonContext.Relaxed.DocumentBatch) is not { } batch)
        {
            return null;
        }

        var lengths = batch.Documents.Select(_ => unpacked.ReadLength()).ToArray();
        var left = unpacked.ReadToEnd(lengths.Sum(length => (long)length), contents);
        var documents = new List<RawDocument>(lengths.Length);

        foreach (var (document, length) in batch.Documents.Zip(lengths))
        {
            documents.Add(document with { Content = left[..length] });
            left = left[length..];
        }

        return batch with { Documents = documents };
    }

    private static void Write<TBatch>(BrotliPacker packer, TBatch batch, JsonTypeInfo<TBatch> type)
    {
        using var writer = new Utf8JsonWriter(packer, new JsonWriterOptions { Encoder = type.Options.Encoder, SkipValidation = true });
        JsonSerializer.Serialize(writer, batch, type);
    }

    private static TBatch? Read<TBatch>(UnpackedBatch unpacked, JsonTypeInfo<TBatch> type)
        where TBatch : class
    {
        var batch = JsonSerializer.Deserialize(unpacked, type);
        return unpacked.HasNull ? null : batch;
    }
}
