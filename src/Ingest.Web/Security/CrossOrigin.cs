using Ingest.Web.Api;
using Ingest.Web.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Ingest.Web.Security;

/// <summary>Which pages of other origins may use the API: those of <see cref="WebOptions.CorsOrigins"/>. No cookie is ever asked for.</summary>
public sealed class CrossOrigin(IOptions<WebOptions> options)
{
    private const string MaxAge = "600";

    /// <summary>Tells the browser whether the page that asked may read the answer.</summary>
    public void Set(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        if (options.Value.CorsOrigins.Count == 0 || !request.Path.StartsWithSegments($"/{ApiRoutes.Prefix}", StringComparison.Ordinal))
        {
            return;
        }

        request.HttpContext.Response.Headers.Append("Vary", "Origin");

        if (request.Headers.Origin.FirstOrDefault() is { } origin && options.Value.CorsOrigins.Contains(origin.TrimEnd('/'), StringComparer.OrdinalIgnoreCase))
        {
            request.HttpContext.Response.Headers.AccessControlAllowOrigin = origin;
            request.HttpContext.Response.Headers.AccessControlExposeHeaders = "ETag, Retry-After";
        }
    }

    /// <summary>The answer to a browser that asks what a page may send.</summary>
    public static Answer Preflight { get; } = new()
    {
        Status = StatusCodes.Status204NoContent,
        Headers =
        [
            new("Access-Control-Allow-Methods", "GET, HEAD, POST"),
            new("Access-Control-Allow-Headers", $"content-type, if-none-match, {CallerCheck.KeyHeader}"),
            new("Access-Control-Max-Age", MaxAge),
        ],
    };
}
