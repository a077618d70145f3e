using System.Text.Json.Serialization;

namespace Ingest.Core.Articles;

/// <summary>How much of the content stands inside quotation marks (Pareti 2012): all, part or none of it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuoteType>))]
public enum QuoteType
{
    [JsonStringEnumMemberName("direct")]
    Direct,

    [JsonStringEnumMemberName("mixed")]
    Mixed,

    [JsonStringEnumMemberName("indirect")]
    Indirect,
}
