using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.LocalHost.Tests;

public sealed class QueueFunctions(Invocations invocations)
{
    [Function("Receive")]
    public Task ReceiveAsync([QueueTrigger("%Names:Queue%")] string message, FunctionContext context, CancellationToken cancellationToken) =>
        invocations.RecordAsync(message, context, cancellationToken);
}

public sealed class BlobFunctions(Invocations invocations)
{
    [Function("PickUp")]
    public Task PickUpAsync([BlobTrigger("%Names:Container%/{name}")] Stream content, string name, FunctionContext context, CancellationToken cancellationToken) =>
        invocations.RecordAsync(name, context, cancellationToken);
}

public sealed class TimerFunctions(Invocations invocations)
{
    [Function("Tick")]
    public Task TickAsync([TimerTrigger("%Names:Schedule%")] TimerInfo timer, FunctionContext context, CancellationToken cancellationToken) =>
        invocations.RecordAsync($"past due: {timer.IsPastDue}, last: {timer.ScheduleStatus?.Last:O}", context, cancellationToken);
}

public sealed class HttpFunctions(Invocations invocations)
{
    [Function("Hello")]
    public async Task<IResult> HelloAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "hello/{name?}")] HttpRequest request, string? name, FunctionContext context, CancellationToken cancellationToken)
    {
        await invocations.RecordAsync(name ?? "nobody", context, cancellationToken);
        return TypedResults.Ok(new { hello = name, method = request.Method });
    }

    [Function("Number")]
    public static string Number([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "number/{value}")] HttpRequest request, int value) => $"{request.Method} {value + 1}";

    [Function("Keyed")]
    public static IResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => TypedResults.Ok(request.Path.Value);

    [Function("Administer")]
    public static IResult Administer([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => TypedResults.Ok(request.Path.Value);
}
