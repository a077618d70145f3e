using System.Net;

namespace Ingest.Language;

/// <summary>The service answered, but not with entities.</summary>
public sealed class LanguageServiceException : Exception
{
    public LanguageServiceException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Null where the answer was a success that could not be read, or an error of one document.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>How long the service asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same request may succeed later: time-outs, throttling, failures of the server.</summary>
    public bool IsTransient => Status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    /// <summary>Whether only a person can put it right: a wrong key, a missing role, a wrong address.</summary>
    public bool NeedsPerson => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
}
