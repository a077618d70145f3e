using System.Text.Json.Serialization;

namespace Ingest.Core.Articles;

/// <summary>Whether an item may be published, as wire formats say it (IPTC NewsCodes, scheme <c>pubstatusg2</c>).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PublicationStatus>))]
public enum PublicationStatus
{
    [JsonStringEnumMemberName("usable")]
    Usable,

    /// <summary>Not to be published until a later version says so; also an embargo that is stated as a status.</summary>
    [JsonStringEnumMemberName("withheld")]
    Withheld,

    /// <summary>A retraction: the item is never to be published, and what was published of it is to be withdrawn.</summary>
    [JsonStringEnumMemberName("canceled")]
    Canceled,
}
