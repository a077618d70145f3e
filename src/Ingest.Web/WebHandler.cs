using Azure;
using Ingest.Web.Api;
using Ingest.Web.Pages;
using Ingest.Web.Routing;
using Ingest.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ingest.Web;

/// <summary>Answers every request to the console and the API.</summary>
public sealed partial class WebHandler(PageRoutes pages, ApiRoutes api, RateLimit limit, CrossOrigin origins, ILogger<WebHandler> logger)
{
    // Of the reader of the tables.
    private const string ContinuationParameter = "continuation";

    private readonly IReadOnlyList<WebRoute> _routes = [.. pages.All, .. api.All];

    public async Task<IResult> HandleAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        SecurityHeaders.Set(request.HttpContext.Response);
        origins.Set(request);

        if (!limit.Allows(request))
        {
            var refused = await ErrorAsync(request, StatusCodes.Status429TooManyRequests, "Too many requests. Try again in a minute.");
            return refused with { Headers = [new("Retry-After", "60")] };
        }

        return HttpMethods.IsOptions(request.Method) ? CrossOrigin.Preflight : await AnswerAsync(request, cancellationToken);
    }

    private async Task<Answer> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var matched = _routes.Select(route => (Route: route, Values: route.Match(request.Path.Value ?? ""))).Where(match => match.Values is not null).ToArray();

        if (matched.Length == 0)
        {
            return await ErrorAsync(request, StatusCodes.Status404NotFound, "There is nothing at this address.");
        }

        if (Array.Find(matched, match => match.Route.IsOf(request.Method)) is not { Route: { } route, Values: { } values })
        {
            return await ErrorAsync(request, StatusCodes.Status405MethodNotAllowed, $"This address does not take {request.Method}.");
        }

        try
        {
            return await route.Handle(new WebRequest(request, values), cancellationToken);
        }
        catch (BadHttpRequestException exception)
        {
            return await ErrorAsync(request, exception.StatusCode, exception.Message);
        }
        catch (ArgumentException exception) when (exception.ParamName == ContinuationParameter)
        {
            // A continuation that no list gave.
            return await ErrorAsync(request, StatusCodes.Status400BadRequest, "'after' is no continuation: send what a list gave, unchanged.");
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            // What failed is the storage account; the caller can do nothing but come again.
            Log.StorageFailed(logger, route.Template, exception);
            return await ErrorAsync(request, StatusCodes.Status503ServiceUnavailable, "Storage does not answer. Try again.");
        }
    }

    private async Task<Answer> ErrorAsync(HttpRequest request, int status, string error) =>
        request.Path.StartsWithSegments($"/{ApiRoutes.Prefix}", StringComparison.Ordinal) ? ApiRoutes.Error(status, error) : await pages.ErrorAsync(status, error);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Storage failed while {Route} was answered")]
        public static partial void StorageFailed(ILogger logger, string route, Exception exception);
    }
}
