using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Ingest.LocalHost.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.LocalHost.Triggers.Http;

internal sealed class HttpTriggerInput(HttpContext http) : TriggerInput
{
    public override string Reason => "HTTP request";

    public override IReadOnlyDictionary<string, object?> BindingData { get; } =
        http.Request.RouteValues.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

    // Where ASP.NET Core keeps a span of the request, that one is the parent.
    public override string? ParentTraceParent => Activity.Current is null ? http.Request.Headers.TraceParent.ToString() : null;

    public override ValueTask<object?> GetValueAsync(Type type, CancellationToken cancellationToken) => ValueTask.FromResult<object?>(http.Request);

    public override object? GetData(string name, Type type)
    {
        var value = base.GetData(name, type);
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null || target.IsInstanceOfType(value))
        {
            return value;
        }

        try
        {
            return TypeDescriptor.GetConverter(target).ConvertFromString(null, CultureInfo.InvariantCulture, value.ToString()!);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException)
        {
            throw new BadHttpRequestException($"'{name}' in the route is not a {target.Name}.", exception);
        }
    }

    public override void Begin(FunctionContext context) => http.RequestServices = context.InstanceServices;

    public override Task CompleteAsync(object? returned, CancellationToken cancellationToken) => returned switch
    {
        IResult result => result.ExecuteAsync(http),
        string text => http.Response.WriteAsync(text, cancellationToken),
        _ => Task.CompletedTask,
    };
}
