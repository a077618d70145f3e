using Azure.Storage.Blobs;
using Ingest.LocalHost.Discovery;
using Ingest.LocalHost.Storage;
using Ingest.LocalHost.Triggers;
using Ingest.LocalHost.Triggers.Timers;
using Ingest.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Timers;

public sealed class TimerListenerTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Function_RunsAtEachOccurrence_When_TimePasses()
    {
        await using var timer = await StartAsync("0 */5 * * * *", Noon.AddSeconds(30));

        await timer.AdvanceToAsync(Noon.AddMinutes(5), count: 1);
        await timer.AdvanceToAsync(Noon.AddMinutes(10), count: 2);

        Assert.Equal(["past due: False, last: 0001-01-01T00:00:00.0000000", "past due: False, last: 2024-05-01T12:05:00.0000000Z"], timer.Values);
        var status = await timer.ReadStatusAsync();
        Assert.Equal(Noon.AddMinutes(10), status!.Last);
        Assert.Equal(Noon.AddMinutes(15), status.Next);
    }

    [Fact]
    public async Task Function_MakesUpForAnOccurrence_When_TheHostWasDown()
    {
        string hostId;
        await using (var before = await StartAsync("0 0 * * * *", Noon.AddMinutes(1)))
        {
            hostId = before.HostId;
            await before.AdvanceToAsync(Noon.AddHours(1), count: 1);
        }

        await using var after = await StartAsync("0 0 * * * *", Noon.AddHours(5).AddMinutes(1), hostId, isFirst: false);

        await Eventually.IsTrueAsync(() => after.Values.Count == 1);
        Assert.Equal("past due: True, last: 2024-05-01T13:00:00.0000000Z", after.Values[0]);
        await after.AdvanceToAsync(Noon.AddHours(6), count: 2);
        Assert.StartsWith("past due: False", after.Values[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissedOccurrence_IsKnown_When_TheTimerNeverRan()
    {
        string hostId;
        await using (var before = await StartAsync("0 0 * * * *", Noon.AddMinutes(1)))
        {
            hostId = before.HostId;
        }

        await using var after = await StartAsync("0 0 * * * *", Noon.AddHours(2), hostId, isFirst: false);

        await Eventually.IsTrueAsync(() => after.Values.Count == 1);
        Assert.StartsWith("past due: True", after.Values[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_GoesOn_When_TheFunctionFails()
    {
        await using var timer = await StartAsync("0 */5 * * * *", Noon.AddSeconds(1));
        timer.App.Invocations.Behaviour = (_, _, _) => throw new InvalidDataException("bad input");

        await timer.AdvanceToAsync(Noon.AddMinutes(5), count: 1);
        await timer.AdvanceToAsync(Noon.AddMinutes(10), count: 2);

        Assert.Equal(2, timer.App.Logs.Entries.Count(entry => entry.Level == LogLevel.Warning && entry.Exception is InvalidDataException));
    }

    [Fact]
    public async Task Function_HasNoStatus_When_ItRunsMoreThanOnceAMinute()
    {
        await using var timer = await StartAsync("*/20 * * * * *", Noon.AddSeconds(1), isMonitored: false);

        timer.Time.SetUtcNow(Noon.AddSeconds(20));

        await Eventually.IsTrueAsync(() => timer.Values.Count == 1);
        Assert.Equal(["past due: False, last: "], timer.Values);
        Assert.Null(await timer.ReadStatusAsync());
    }

    [Fact]
    public async Task Function_RunsOnOneHost_When_TwoShareTheAccount()
    {
        await using var one = new TestApp(azurite.ConnectionString);
        one["Names:Schedule"] = "* * * * * *";
        await using var two = one.CreateTwin();
        await one.StartAsync(typeof(TimerFunctions));
        await Eventually.IsTrueAsync(() => one.Invocations.Values.Count >= 1);
        await two.StartAsync(typeof(TimerFunctions));

        await Eventually.IsTrueAsync(() => one.Invocations.Values.Count >= 4);
        Assert.Empty(two.Invocations.Values);
        await one.StopAsync();

        await Eventually.IsTrueAsync(() => two.Invocations.Values.Count >= 1);
        await two.StopAsync();
    }

    [Fact]
    public async Task Function_RunsOnceAtTheStart_When_RunOnStartupIsSet()
    {
        await using var app = new TestApp(azurite.ConnectionString);

        await app.StartAsync(typeof(StartupTimer));

        await Eventually.IsTrueAsync(() => app.Invocations.Values.Count == 1);
        await app.StopAsync();
        Assert.Equal(["at the start"], app.Invocations.Values);
    }

    private async Task<RunningTimer> StartAsync(string schedule, DateTimeOffset now, string? hostId = null, bool isMonitored = true, bool isFirst = true)
    {
        var app = new TestApp(azurite.ConnectionString, hostId);
        app["Names:Schedule"] = schedule;
        var time = new FakeTimeProvider(now);
        var builder = app.CreateBuilder(typeof(TimerFunctions));
        builder.Services.AddSingleton<TimeProvider>(time);
        var timer = new RunningTimer(app, builder.Build(), time);
        await timer.Container.CreateIfNotExistsAsync();
        timer.Run();
        if (isMonitored && isFirst)
        {
            await Eventually.IsTrueAsync(async () => await timer.ReadStatusAsync() is not null);
        }

        return timer;
    }

    public sealed class StartupTimer(Invocations invocations)
    {
        [Function("Startup")]
        public Task RunAsync([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer) => invocations.RecordAsync("at the start");
    }

    /// <summary>A timer that has its lock, on a clock of the test's.</summary>
    private sealed class RunningTimer(TestApp app, IHost host, FakeTimeProvider time) : IAsyncDisposable
    {
        private readonly CancellationTokenSource _lost = new();
        private Task _running = Task.CompletedTask;

        public TestApp App => app;

        public FakeTimeProvider Time => time;

        public string HostId => app["LocalHost:HostId"];

        public IReadOnlyList<string> Values => app.Invocations.Values;

        public BlobContainerClient Container => new(app.ConnectionString, HostLocks.Container, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06));

        public void Run()
        {
            var function = host.Services.GetRequiredService<IReadOnlyList<FunctionDescriptor>>().Single();
            var listener = (TimerListener)host.Services.GetRequiredService<TriggerListenerFactory>().Create([function]).Single();
            _running = listener.RunWithLockAsync(_lost.Token);
        }

        public Task<ScheduleStatus?> ReadStatusAsync() => host.Services.GetRequiredService<TimerStatusStore>().ReadAsync("Tick", CancellationToken.None);

        /// <summary>Sets the clock to an occurrence, and waits until it has been run and noted.</summary>
        public async Task AdvanceToAsync(DateTimeOffset occurrence, int count)
        {
            time.SetUtcNow(occurrence);
            await Eventually.IsTrueAsync(async () => Values.Count == count && (await ReadStatusAsync())?.Last == occurrence.UtcDateTime);
        }

        public async ValueTask DisposeAsync()
        {
            await _lost.CancelAsync();
            await _running;
            host.Dispose();
            _lost.Dispose();
        }
    }
}
