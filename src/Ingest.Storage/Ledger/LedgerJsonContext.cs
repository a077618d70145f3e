using System.Text.Json.Serialization;
using Ingest.Core.Ledger;

namespace Ingest.Storage.Ledger;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<DropVersion>))]
internal sealed partial class LedgerJsonContext : JsonSerializerContext;
