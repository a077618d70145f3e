using System.Text.Json.Serialization;

namespace Ingest.Core.Ledger;

[JsonConverter(typeof(JsonStringEnumConverter<AuditAction>))]
public enum AuditAction
{
    [JsonStringEnumMemberName("drop")]
    Drop,

    [JsonStringEnumMemberName("replay")]
    Replay,
}
