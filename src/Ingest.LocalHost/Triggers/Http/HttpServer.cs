using Ingest.LocalHost.Discovery;
using Ingest.LocalHost.Hosting;
using Ingest.LocalHost.Invocation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.LocalHost.Triggers.Http;

/// <summary>Serves the HTTP functions by a Kestrel of its own. A request's services are those of the function app.</summary>
internal sealed partial class HttpServer(
    IReadOnlyList<FunctionDescriptor> functions,
    FunctionInvoker invoker,
    HttpEndpoint endpoint,
    ShutdownSignal shutdown,
    IOptions<LocalHostOptions> options,
    ILoggerFactory loggers,
    ILogger<HttpServer> logger)
{
    private readonly HttpKeys _keys = new(options.Value);
    private WebApplication? _app;

    /// <exception cref="InvalidOperationException">The address is taken, or is none.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.ListenHttp || !functions.Any(function => function.Trigger is HttpTrigger))
        {
            return;
        }

        _app = Build();
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or FormatException or InvalidOperationException)
        {
            throw new InvalidOperationException(
                $"The HTTP functions cannot listen on {options.Value.HttpUrl}: {exception.Message} Set LocalHost:HttpUrl to another address (port 0 takes a free one), or LocalHost:ListenHttp to false.", exception);
        }

        endpoint.Address = new Uri(_app.Urls.First());
    }

    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync(shutdown.DrainOver);
            await _app.DisposeAsync();
            endpoint.Address = null;
        }
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().UseUrls(options.Value.HttpUrl);
        // The drain time of the functions host rules, not that of this server.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        var app = builder.Build();
        app.UseRouting();
        foreach (var function in functions)
        {
            if (function.Trigger is HttpTrigger trigger)
            {
                var route = app.Map(trigger.Pattern, context => HandleAsync(function, trigger, context));
                if (trigger.Methods.Count > 0)
                {
                    route.WithMetadata(new HttpMethodMetadata(trigger.Methods));
                }
            }
        }

        return app;
    }

    private async Task HandleAsync(FunctionDescriptor function, HttpTrigger trigger, HttpContext context)
    {
        if (!_keys.Allows(trigger.AuthLevel, context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var result = await invoker.InvokeAsync(function, new HttpTriggerInput(context), context.RequestAborted);
        if (result.Succeeded || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (result.Exception is BadHttpRequestException)
        {
            Log.BadRequest(logger, function.Name, result.Exception.Message);
        }
        else if (!result.WasCutShort)
        {
            Log.Failed(logger, function.Name, result.Exception!);
        }

        if (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = result.Exception is BadHttpRequestException bad ? bad.StatusCode
                : result.WasCutShort ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError;
        }
    }

    /// <summary>Leaves signals to the host around this server, and the console too.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Functions.{FunctionName} refused a request: {Reason}")]
        public static partial void BadRequest(ILogger logger, string functionName, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "Functions.{FunctionName} failed on a request, which was answered with 500")]
        public static partial void Failed(ILogger logger, string functionName, Exception exception);
    }
}
