using Ingest.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Ingest.LocalHost.Tests.Invocation;

public sealed class FunctionPipelineTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Middleware_StandsAroundTheFunction_When_Used()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        var order = new List<string>();
        var builder = app.CreateBuilder(typeof(ScopedFunctions));
        builder.Services.AddSingleton(order);
        builder.Services.AddScoped<Scoped>();
        builder.UseMiddleware<Outer>();
        builder.Use(next => async context =>
        {
            order.Add($"inner {context.FunctionDefinition.Name} {context.Items["from"]}");
            await next(context);
        });
        await app.StartAsync(builder);

        await app.Queue.SendMessageAsync("one");

        await Eventually.IsTrueAsync(() => order.Contains("disposed"));
        await app.StopAsync();
        Assert.Equal(["outer in", "inner Scoped outer", "same scope: True", "outer out", "disposed"], order);
    }

    [Fact]
    public async Task Function_HasItsContext_When_Invoked()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        FunctionContext? seen = null;
        app.Invocations.Behaviour = (_, context, _) =>
        {
            seen = context;
            return Task.CompletedTask;
        };
        await app.StartAsync(typeof(QueueFunctions));

        await app.Queue.SendMessageAsync("one");

        await Eventually.IsTrueAsync(() => seen is not null);
        await app.StopAsync();
        Assert.True(Guid.TryParse(seen!.InvocationId, out _));
        Assert.Equal("Host.Functions.Receive", seen.FunctionId);
        Assert.Equal("Receive", seen.FunctionDefinition.Name);
        Assert.Equal($"{typeof(QueueFunctions).FullName}.ReceiveAsync", seen.FunctionDefinition.EntryPoint);
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", seen.TraceContext.TraceParent);
        Assert.Null(seen.RetryContext);
    }

    public sealed class Outer(List<string> order) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            order.Add("outer in");
            context.Items["from"] = "outer";
            await next(context);
            order.Add("outer out");
        }
    }

    public sealed class Scoped(List<string> order) : IDisposable
    {
        public void Dispose() => order.Add("disposed");
    }

    public sealed class ScopedFunctions(Scoped scoped, List<string> order)
    {
        [Function("Scoped")]
        public void Run([QueueTrigger("%Names:Queue%")] string message, FunctionContext context) =>
            order.Add($"same scope: {ReferenceEquals(scoped, context.InstanceServices.GetRequiredService<Scoped>())}");
    }
}
