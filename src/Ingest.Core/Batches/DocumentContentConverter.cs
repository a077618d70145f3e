using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Ingest.Core.Batches;

/// <summary>
/// The bytes of a document in a batch: text as text, <c>{"utf8": "..."}</c>, which packs to little more than half of what its base64 packs to, and all else as base64. Either way the bytes come back as
/// they were.
/// </summary>
internal sealed class DocumentContentConverter : JsonConverter<ReadOnlyMemory<byte>>
{
    /// <summary>JSON writes them with six bytes each, so a document of them would grow out of bounds.</summary>
    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n' or '\r')).Select(c => (byte)c), 127]);

    /// <exception cref="JsonException">Neither form.</exception>
    public override ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetBytesFromBase64();
        }

        if (reader.TokenType != JsonTokenType.StartObject || !reader.Read() || !reader.ValueTextEquals("utf8"u8) || !reader.Read() || reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("A document's bytes are base64 or UTF-8.");
        }

        var bytes = new byte[reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length];
        var length = reader.CopyString(bytes);
        return reader.Read() && reader.TokenType == JsonTokenType.EndObject ? bytes.AsMemory(0, length) : throw new JsonException("A document's bytes have one form.");
    }

    public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializerOptions options)
    {
        if (value.Span.ContainsAny(Controls) || !Utf8.IsValid(value.Span))
        {
            writer.WriteBase64StringValue(value.Span);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("utf8"u8, value.Span);
        writer.WriteEndObject();
    }
}
