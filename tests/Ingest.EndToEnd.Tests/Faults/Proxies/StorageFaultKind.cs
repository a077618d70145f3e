namespace Ingest.EndToEnd.Tests.Faults.Proxies;

/// <summary>What becomes of a request, or of its answer, on the way.</summary>
public enum StorageFaultKind
{
    /// <summary>The answer comes late.</summary>
    Slow,

    /// <summary>The connection breaks before the service has the request.</summary>
    Reset,

    /// <summary>The service does what it was asked, and the connection breaks before its answer: a repeat of a conditional write finds its own success.</summary>
    LostAnswer,

    /// <summary>The connection breaks in the middle of the answer.</summary>
    Truncated,

    /// <summary>The answer comes in two halves with a pause between them.</summary>
    HalfSent,

    /// <summary>Nothing comes for long, then the connection breaks.</summary>
    TimeOut,

    InternalError,

    /// <summary>An error is told, though the service did what it was asked.</summary>
    FalseError,

    /// <summary>503 with Retry-After.</summary>
    Busy,

    /// <summary>429 with Retry-After.</summary>
    Throttled,
}
