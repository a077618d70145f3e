using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ingest.Core.Articles;
using Ingest.Core.Parsing;

namespace Ingest.Core.Batches;

[JsonSerializable(typeof(StageMessage))]
[JsonSerializable(typeof(RawDocument))]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(BatchEnd))]
[JsonSerializable(typeof(PickUpBatch))]
internal sealed partial class BatchJsonContext : JsonSerializerContext
{
    /// <summary>
    /// Text as UTF-8: escapes would cost non-Latin articles up to three times the bytes. A null where the types know none is refused:
    /// a message that was forged must be called a bad one, not break its handler.
    /// </summary>
    public static BatchJsonContext Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new DocumentContentConverter() },
    });
}
