namespace Ingest.Core.Ledger;

/// <summary>Something that a person had Ingest do: a drop or a replay from the web.</summary>
public sealed record AuditEntry
{
    public required AuditAction Action { get; init; }

    /// <summary>Name of the blob that was dropped, or id of the dead letter that was replayed.</summary>
    public required string Subject { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What let the caller in: <c>key</c>, or <c>loopback</c> where a local host asks for none.</summary>
    public required string Caller { get; init; }

    /// <summary>The address that the request came from, as the host saw it.</summary>
    public string? Address { get; init; }
}
