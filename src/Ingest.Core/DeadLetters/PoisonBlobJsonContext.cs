using System.Text.Json.Serialization;

namespace Ingest.Core.DeadLetters;

[JsonSerializable(typeof(PoisonBlob))]
internal sealed partial class PoisonBlobJsonContext : JsonSerializerContext;
