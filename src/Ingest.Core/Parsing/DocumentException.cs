using Ingest.Core.DeadLetters;

namespace Ingest.Core.Parsing;

/// <summary>Ends the reading of one document with a reason; <see cref="DocumentParser"/> turns it into a rejection.</summary>
internal sealed class DocumentException : Exception
{
    public DocumentException(ReasonCode reason, string detail)
        : base(detail) => Reason = reason;

    public DocumentException(ReasonCode reason, string detail, Exception cause)
        : base(detail, cause) => Reason = reason;

    public ReasonCode Reason { get; }
}
