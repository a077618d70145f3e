namespace Ingest.Core.Batches;

/// <summary>A message or its work blob cannot be used; delivering it again will not help, so it ends in the poison queue and there becomes a dead letter.</summary>
public sealed class BadMessageException : Exception
{
    public BadMessageException()
    {
    }

    public BadMessageException(string message)
        : base(message)
    {
    }

    public BadMessageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
