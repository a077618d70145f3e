using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.Storage.Usage;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DictionaryKeyPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(Dictionary<TransactionKind, long>))]
[JsonSerializable(typeof(PriceTable))]
internal sealed partial class UsageJsonContext : JsonSerializerContext;
