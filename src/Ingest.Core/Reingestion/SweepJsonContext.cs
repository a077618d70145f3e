using System.Text.Json.Serialization;

namespace Ingest.Core.Reingestion;

/// <summary>The JSON form of what a sweep leaves behind.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SweepTally))]
public sealed partial class SweepJsonContext : JsonSerializerContext;
