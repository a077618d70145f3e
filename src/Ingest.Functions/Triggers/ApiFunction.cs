using Ingest.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Functions.Triggers;

/// <summary>The data of the pages as JSON, uploads and replays.</summary>
public sealed class ApiFunction(WebHandler handler)
{
    [Function("Api")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "options", Route = "api/v1/{*path}")] HttpRequest request, CancellationToken cancellationToken) =>
        handler.HandleAsync(request, cancellationToken);
}
