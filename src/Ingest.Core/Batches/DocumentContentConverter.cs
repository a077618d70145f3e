using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.Core.Batches;

/// <summary>The bytes of a document do not stand in its JSON but behind it, see <see cref="BatchPacker"/>: here they are empty.</summary>
internal sealed class DocumentContentConverter : JsonConverter<ReadOnlyMemory<byte>>
{
    /// <exception cref="JsonException">Something stands there.</exception>
    public override ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("") ? ReadOnlyMemory<byte>.Empty : throw new JsonException("A document's bytes stand behind its JSON.");

    public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializerOptions options) => writer.WriteStringValue("");
}
