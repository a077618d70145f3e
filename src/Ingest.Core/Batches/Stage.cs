using System.Text.Json.Serialization;

namespace Ingest.Core.Batches;

/// <summary>The stage that a message is for. Pick-up messages travel on the parse queue.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Stage>))]
public enum Stage
{
    [JsonStringEnumMemberName("pickup")]
    PickUp,

    [JsonStringEnumMemberName("parse")]
    Parse,

    [JsonStringEnumMemberName("enrich")]
    Enrich,

    [JsonStringEnumMemberName("write")]
    Write,
}
