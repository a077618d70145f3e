using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ingest.Core.Batches;

/// <summary>A batch as it travels: Brotli over JSON. Neither way is the JSON of a batch held as a whole.</summary>
internal static class BatchCodec
{
    /// <param name="quality">Of Brotli, 0 to 11. Any can be read.</param>
    public static byte[] Write<TBatch>(TBatch batch, JsonTypeInfo<TBatch> type, int quality)
    {
        using var packer = new BrotliPacker(quality);

        using (var writer = new Utf8JsonWriter(packer, new JsonWriterOptions { Encoder = type.Options.Encoder, SkipValidation = true }))
        {
            JsonSerializer.Serialize(writer, batch, type);
        }

        return packer.Finish();
    }

    /// <returns>Null where the batch has a null in it: what has no value is left out of a batch, so that is none of ours; the serializer would take it for an item of a list, and the handlers would break on it.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, or unpack to too many.</exception>
    /// <exception cref="JsonException">They are no batch.</exception>
    public static TBatch? Read<TBatch>(ReadOnlyMemory<byte> bytes, JsonTypeInfo<TBatch> type)
        where TBatch : class
    {
        using var json = new UnpackedJson(bytes);
        var batch = JsonSerializer.Deserialize(json, type);
        return json.HasNull ? null : batch;
    }
}
