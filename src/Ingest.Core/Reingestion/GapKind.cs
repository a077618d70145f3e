using System.Text.Json.Serialization;

namespace Ingest.Core.Reingestion;

[JsonConverter(typeof(JsonStringEnumConverter<GapKind>))]
public enum GapKind
{
    /// <summary>In the container, not in the ledger.</summary>
    Missed,

    /// <summary>The container shows another version.</summary>
    Changed,

    /// <summary>No progress for a time.</summary>
    Stuck,

    /// <summary>In the ledger, not in the container.</summary>
    Deleted,

    /// <summary>Made by an older version of a stage.</summary>
    Outdated,
}
