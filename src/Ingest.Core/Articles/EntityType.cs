using System.Text.Json.Serialization;

namespace Ingest.Core.Articles;

/// <summary>The four classes of CoNLL-2003 (Tjong Kim Sang and De Meulder 2003), with facilities under <see cref="Location"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntityType>))]
public enum EntityType
{
    [JsonStringEnumMemberName("PERSON")]
    Person,

    [JsonStringEnumMemberName("ORG")]
    Organization,

    [JsonStringEnumMemberName("LOC")]
    Location,

    [JsonStringEnumMemberName("MISC")]
    Miscellaneous,
}
