using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ingest.Core.Batches;

/// <summary>A batch as it travels: Brotli over JSON.</summary>
internal static class BatchCodec
{
    // Quality 4: a tenth smaller than quality 0, at a hundredth of the time of the best (see docs/adr/0004).
    private const int Quality = 4;

    // 256 KiB: the articles of a batch repeat each other within it. The largest packs no better, and has the encoder take 8 MB beside the heap for each large batch.
    private const int Window = 18;

    // JSON packs at four to eight times.
    private const int UsualRatio = 8;

    // A forged or broken batch must not inflate without end.
    private const int MaxBytes = 256 * 1024 * 1024;

    public static byte[] Write<TBatch>(TBatch batch, JsonTypeInfo<TBatch> type)
    {
        using var json = new PooledBuffer();

        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Encoder = type.Options.Encoder, SkipValidation = true }))
        {
            JsonSerializer.Serialize(writer, batch, type);
        }

        using var packed = new PooledBuffer(BrotliEncoder.GetMaxCompressedLength(json.Length));
        var span = packed.GetSpan();
        // An array of its own: a request that was cut off may still be reading it when another one has succeeded.
        return BrotliEncoder.TryCompress(json.Written.Span, span, out var written, Quality, Window)
            ? span[..written].ToArray()
            : throw new InvalidOperationException("The buffer has the length that the encoder asked for.");
    }

    /// <returns>Null where the batch has a null in it: what has no value is left out of a batch, so that is none of ours; the serializer would take it for an item of a list, and the handlers would break on it.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, or unpack to too many.</exception>
    /// <exception cref="JsonException">They are no batch.</exception>
    public static TBatch? Read<TBatch>(ReadOnlySpan<byte> bytes, JsonTypeInfo<TBatch> type)
        where TBatch : class
    {
        using var json = new PooledBuffer(Math.Min(bytes.Length, MaxBytes / UsualRatio) * UsualRatio);
        Decompress(bytes, json);
        var span = json.Written.Span;
        return HasNull(span) ? null : JsonSerializer.Deserialize(span, type);
    }

    private static void Decompress(ReadOnlySpan<byte> bytes, PooledBuffer json)
    {
        using var decoder = default(BrotliDecoder);
        OperationStatus status;

        do
        {
            status = decoder.Decompress(bytes, json.GetSpan(), out var consumed, out var written);
            bytes = bytes[consumed..];
            json.Advance(written);

            if (json.Length > MaxBytes)
            {
                throw new InvalidDataException($"The batch is larger than {MaxBytes} bytes.");
            }
        }
        while (status == OperationStatus.DestinationTooSmall);

        if (status != OperationStatus.Done)
        {
            throw new InvalidDataException("The batch is damaged or cut off.");
        }
    }

    private static bool HasNull(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);

        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                return true;
            }
        }

        return false;
    }
}
