namespace Ingest.Web.Api;

/// <param name="Error">One sentence that says what is wrong.</param>
public sealed record ApiError(string Error);
