using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.Core.Articles;

/// <summary>
/// The one JSON form of an article: camelCase names, nulls left out, text as UTF-8 rather than as <c>\u</c> escapes. The CLI, the
/// document blobs and the messages between the stages all use <see cref="Relaxed"/>.
/// </summary>
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(IReadOnlyList<Article>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
public sealed partial class ArticleJsonContext : JsonSerializerContext
{
    /// <summary>
    /// The generator's attribute cannot name an encoder, hence this instance instead of <c>Default</c>. The relaxed encoder is
    /// unsafe only inside HTML, where this JSON never goes.
    /// </summary>
    public static ArticleJsonContext Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
