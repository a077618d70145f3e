using Azure.Storage.Queues.Models;
using Ingest.LocalHost.Discovery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Ingest.LocalHost.Tests.Discovery;

public sealed class FunctionDiscoveryTests
{
    [Fact]
    public void Functions_AreFoundWithTheirTriggers_When_TheyAreSound()
    {
        var functions = Find(typeof(Sound));

        Assert.Equal(
            [
                "Blob: blobTrigger drop/in/{dir}/{name}", "Http: [GET,POST] http://127.0.0.1:7071/api/items/{id?}", "Poison: queueTrigger work-poison", "Queue: queueTrigger resolved", "Timer: timerTrigger 0 */5 * * * *",
            ],
            functions.Select(function => $"{function.Name}: {function.Trigger.Describe("http://127.0.0.1:7071/")}"));
        Assert.All(functions, function => Assert.Equal($"Host.Functions.{function.Name}", function.Id));
    }

    [Theory]
    [InlineData(typeof(NoTrigger), "has no trigger")]
    [InlineData(typeof(TwoTriggers), "has 2 triggers")]
    [InlineData(typeof(PocoMessage), "cannot bind to parameter 'message' of type Uri; it binds to String or QueueMessage or BinaryData or Byte[]")]
    [InlineData(typeof(UnknownParameter), "nothing binds to parameter 'client' of type HttpClient")]
    [InlineData(typeof(UnknownToken), "nothing binds to parameter 'nam' of type String. It may be a CancellationToken, a FunctionContext, or String named 'name'")]
    [InlineData(typeof(UnresolvedSetting), "refers to '%Missing%', and there is no setting 'Missing'")]
    [InlineData(typeof(BadSchedule), "'every day' is not a schedule")]
    [InlineData(typeof(BadQueueName), "'Work_Items' is not a queue name")]
    [InlineData(typeof(BadBlobPath), "'Drop/{name}' is not a blob path")]
    [InlineData(typeof(BadRoute), "'items/{id' is not a route")]
    [InlineData(typeof(ActionResult), "returns an IActionResult")]
    [InlineData(typeof(AsyncVoid), "is 'async void'")]
    [InlineData(typeof(ReturnsValueTask), "returns a ValueTask")]
    [InlineData(typeof(BadName), "has a name that Azure refuses")]
    public void Function_IsRefusedWithASentence_When_ItCannotRun(Type type, string expected)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Find(type));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains($"({type.FullName}.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_AreRefused_When_TwoHaveOneName()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Find(typeof(Sound), typeof(Namesake)));

        Assert.Contains("The name 'Queue' belongs to", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_TellsEveryFault_When_ThereAreMany()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Find(typeof(NoTrigger), typeof(BadSchedule), typeof(Sound)));

        Assert.Contains("has no trigger", exception.Message, StringComparison.Ordinal);
        Assert.Contains("is not a schedule", exception.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<FunctionDescriptor> Find(params Type[] types)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Names:Queue", (string?)"resolved")]).Build();
        return new FunctionDiscovery(settings, "api").Find(types);
    }

#pragma warning disable CA1822 // Function classes as an app has them; none of them is ever called.
    public sealed class Sound
    {
        [Function("Blob")]
        public Task BlobAsync([BlobTrigger("drop/in/{dir}/{name}", Source = BlobTriggerSource.EventGrid)] Stream content, string dir, string name, FunctionContext context) => Task.CompletedTask;

        [Function("Queue")]
        public void Queue([QueueTrigger("%Names:Queue%")] QueueMessage message, CancellationToken cancellationToken) => _ = message;

        [Function("Poison")]
        public Task<int> PoisonAsync([QueueTrigger("work-poison")] byte[] message) => Task.FromResult(message.Length);

        [Function("Timer")]
        public Task TimerAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer) => Task.CompletedTask;

        [Function("Http")]
        public Task<IResult> HttpAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "items/{id?}")] HttpRequest request, string? id) => Task.FromResult(Results.Ok(id));

        public void NoFunction(string anything) => _ = anything;
    }

    public sealed class NoTrigger
    {
        [Function("F")]
        public void Run(string message) => _ = message;
    }

    public sealed class TwoTriggers
    {
        [Function("F")]
        public void Run([QueueTrigger("one")] string one, [QueueTrigger("two")] string two) => _ = one + two;
    }

    public sealed class PocoMessage
    {
        [Function("F")]
        public void Run([QueueTrigger("work")] Uri message) => _ = message;
    }

    public sealed class UnknownParameter
    {
        [Function("F")]
        public void Run([QueueTrigger("work")] string message, HttpClient client) => _ = message;
    }

    public sealed class UnknownToken
    {
        [Function("F")]
        public void Run([BlobTrigger("drop/{name}")] Stream content, string nam) => _ = nam;
    }

    public sealed class UnresolvedSetting
    {
        [Function("F")]
        public void Run([QueueTrigger("%Missing%")] string message) => _ = message;
    }

    public sealed class BadSchedule
    {
        [Function("F")]
        public void Run([TimerTrigger("every day")] TimerInfo timer) => _ = timer;
    }

    public sealed class BadQueueName
    {
        [Function("F")]
        public void Run([QueueTrigger("Work_Items")] string message) => _ = message;
    }

    public sealed class BadBlobPath
    {
        [Function("F")]
        public void Run([BlobTrigger("Drop/{name}")] string content) => _ = content;
    }

    public sealed class BadRoute
    {
        [Function("F")]
        public string Run([HttpTrigger(Route = "items/{id")] HttpRequest request) => request.Method;
    }

    public sealed class ActionResult
    {
        [Function("F")]
        public IActionResult Run([HttpTrigger] HttpRequest request) => new OkObjectResult(request.Method);
    }

    public sealed class AsyncVoid
    {
        [Function("F")]
        public async void Run([QueueTrigger("work")] string message) => await Task.Yield();
    }

    public sealed class ReturnsValueTask
    {
        [Function("F")]
        public ValueTask RunAsync([QueueTrigger("work")] string message) => ValueTask.CompletedTask;
    }

    public sealed class BadName
    {
        [Function("9 lives")]
        public void Run([QueueTrigger("work")] string message) => _ = message;
    }

    public sealed class Namesake
    {
        [Function("queue")]
        public void Run([QueueTrigger("work")] string message) => _ = message;
    }
#pragma warning restore CA1822
}
