using System.Text.Json.Serialization;

namespace Ingest.Core.DeadLetters;

/// <summary>Why an input became a dead letter. What ops should do about each stands in <see cref="ReasonCodes"/> and docs/operations.md.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReasonCode>))]
public enum ReasonCode
{
    /// <summary>No bytes at all.</summary>
    Empty,

    /// <summary>Text without a single letter or digit.</summary>
    NoText,

    /// <summary>Not text, and no format that Ingest reads.</summary>
    UnknownFormat,

    /// <summary>Bytes that no charset turns into text.</summary>
    Undecodable,

    /// <summary>Over the size limit.</summary>
    TooLarge,

    /// <summary>An index, login, error or consent page.</summary>
    NotAnArticle,

    /// <summary>The format is known and the file breaks its rules.</summary>
    Malformed,

    /// <summary>Needs a password.</summary>
    Encrypted,

    /// <summary>An archive that breaks a limit: ratio, total size, entries or depth.</summary>
    ArchiveLimit,

    /// <summary>An archive entry with a name that leads outside, or is absolute.</summary>
    UnsafeEntryName,

    /// <summary>Reading took longer than the time a document may take.</summary>
    TooSlow,

    /// <summary>A queue message that cannot be read, or is of a newer version.</summary>
    BadMessage,

    /// <summary>A work blob is missing or differs from its hash.</summary>
    WorkLost,

    /// <summary>Every delivery failed; the host gave up.</summary>
    DeliveriesExhausted,
}
