using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.Core.Articles;

/// <summary>Writes an <see cref="ArticleDate"/> as its ISO 8601 text.</summary>
public sealed class ArticleDateConverter : JsonConverter<ArticleDate>
{
    /// <exception cref="JsonException">The text is neither a day nor an instant.</exception>
    public override ArticleDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ArticleDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException("A date must be ISO 8601: a day or an instant.");

    public override void Write(Utf8JsonWriter writer, ArticleDate value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
