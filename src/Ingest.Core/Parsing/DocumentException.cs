using Ingest.Core.DeadLetters;

namespace Ingest.Core.Parsing;

/// <summary>Ends the reading of one document with a reason; <see cref="DocumentParser"/> turns it into a rejection.</summary>
internal sealed class DocumentException : Exception
{
    public DocumentException(ReasonCode reason, string detail)
        : base(Sentence(detail)) => Reason = reason;

    public DocumentException(ReasonCode reason, string detail, Exception cause)
        : base(Sentence(detail), cause) => Reason = reason;

    public ReasonCode Reason { get; }

    /// <summary>Details end in the words of a library now and then.</summary>
    private static string Sentence(string detail) => detail.EndsWith('.') ? detail : detail.TrimEnd() + ".";
}
