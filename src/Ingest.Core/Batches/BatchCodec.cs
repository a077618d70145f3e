using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ingest.Core.Batches;

/// <summary>
/// Batches as they travel: Brotli over JSON, which is never held as a whole. That of an archive's documents is laid out by <see cref="DocumentBatchWriter"/>.
/// </summary>
internal static class BatchCodec
{
    // A tenth smaller than quality 0, at a hundredth of the time of the best (see docs/adr/0004).
    private const int Quality = 4;

    /// <returns>The caller's, to dispose of when what <see cref="BrotliPacker.Finish"/> gives has been used.</returns>
    public static BrotliPacker Write<TBatch>(TBatch batch, JsonTypeInfo<TBatch> type)
    {
        var packer = new BrotliPacker(Quality);
        using var writer = new Utf8JsonWriter(packer, new JsonWriterOptions { Encoder = type.Options.Encoder, SkipValidation = true });
        JsonSerializer.Serialize(writer, batch, type);
        return packer;
    }

    /// <exception cref="BadMessageException">The bytes are damaged, unpack to too many, or are no batch.</exception>
    public static TBatch Read<TBatch>(Stream packed, JsonTypeInfo<TBatch> type, string batchId) => Guard(batchId, () =>
    {
        using var unpacked = new UnpackedBatch(packed);
        return ReadJson(unpacked, type);
    });

    /// <exception cref="JsonException">It is no such value, or has a null in it.</exception>
    public static TValue ReadJson<TValue>(Stream json, JsonTypeInfo<TValue> type)
    {
        using var read = new CheckedJson(json);
        return JsonSerializer.Deserialize(read, type) is { } value && !read.HasNull ? value : throw new JsonException("It lacks what it should hold.");
    }

    /// <exception cref="BadMessageException">Reading failed for what is in the batch.</exception>
    public static TResult Guard<TResult>(string batchId, Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or EndOfStreamException or InvalidOperationException)
        {
            throw new BadMessageException($"Batch {batchId} cannot be read.", exception);
        }
    }
}
