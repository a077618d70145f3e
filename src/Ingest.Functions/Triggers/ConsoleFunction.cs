using Ingest.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Functions.Triggers;

/// <summary>The pages. Whoever reaches the app may read them; <see cref="Web.Security.CallerCheck"/> guards what changes something.</summary>
public sealed class ConsoleFunction(WebHandler handler)
{
    [Function("Console")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "console/{*path}")] HttpRequest request, CancellationToken cancellationToken) =>
        handler.HandleAsync(request, cancellationToken);
}
