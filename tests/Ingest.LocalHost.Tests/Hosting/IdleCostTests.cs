using Ingest.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Ingest.LocalHost.Tests.Hosting;

public sealed class IdleCostTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task IdleApp_CostsUnderTwoHundredTransactionsAMinute_When_ItHasEveryTrigger()
    {
        await using var app = new TestApp(azurite.ConnectionString);
        for (var i = 1; i <= 7; i++)
        {
            app[$"Names:Queue{i}"] = RandomName.Create("queue");
        }

        var time = new FakeTimeProvider(new DateTimeOffset(2024, 5, 1, 12, 0, 30, TimeSpan.Zero));
        var counter = new TransactionCounter();
        var builder = app.CreateBuilder(typeof(IdleFunctions), typeof(BlobFunctions));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.ConfigureHostStorageClients(counter.AddTo);
        await app.StartAsync(builder);

        await PassMinuteAsync(time);
        counter.Reset();
        await PassMinuteAsync(time);

        TestContext.Current.TestOutputHelper?.WriteLine($"{counter.Total} transactions a minute: {counter}");
        Assert.InRange(counter.Total, 60, 200);
    }

    // Each step leaves the real storage a moment to answer; an answer that takes longer moves its next request by a step.
    private static async Task PassMinuteAsync(FakeTimeProvider time)
    {
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(1); passed += Step)
        {
            time.Advance(Step);
            await Task.Delay(TimeSpan.FromMilliseconds(8));
        }
    }

    public sealed class IdleFunctions
    {
        [Function("One")]
        public static void One([QueueTrigger("%Names:Queue1%")] string message) => _ = message;

        [Function("Two")]
        public static void Two([QueueTrigger("%Names:Queue2%")] string message) => _ = message;

        [Function("Three")]
        public static void Three([QueueTrigger("%Names:Queue3%")] string message) => _ = message;

        [Function("Four")]
        public static void Four([QueueTrigger("%Names:Queue4%")] string message) => _ = message;

        [Function("Five")]
        public static void Five([QueueTrigger("%Names:Queue5%")] string message) => _ = message;

        [Function("Six")]
        public static void Six([QueueTrigger("%Names:Queue6%")] string message) => _ = message;

        [Function("Seven")]
        public static void Seven([QueueTrigger("%Names:Queue7%")] string message) => _ = message;

        [Function("Timer")]
        public static void Timer([TimerTrigger("0 */5 * * * *")] TimerInfo timer) => _ = timer;

        [Function("Http")]
        public static string Http([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => request.Method;
    }
}
