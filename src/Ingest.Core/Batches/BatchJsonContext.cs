using System.Text.Json.Serialization;

namespace Ingest.Core.Batches;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StageMessage))]
[JsonSerializable(typeof(DocumentBatch))]
[JsonSerializable(typeof(ArticleBatch))]
[JsonSerializable(typeof(PickUpBatch))]
internal sealed partial class BatchJsonContext : JsonSerializerContext;
