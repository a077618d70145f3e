namespace Ingest.Core.Tests.Protocol;

/// <summary>
/// The protocol of ledger, claims and writes, by the real handlers: deliveries on several hosts are interleaved at every storage call in every way, within a bound of
/// switches, with a host that dies. After that each delivery comes again. In the end everything is as after one delivery of what the container holds.
/// <c>INGEST_PROTOCOL_SWITCHES</c> raises the bound.
/// </summary>
[Collection(typeof(MeasuringCollection))]
public sealed class ProtocolTests
{
    private const int Crashes = 1;

    /// <param name="Arrange">Brings the app to where the deliveries begin, and gives them.</param>
    public sealed record Scenario(string Name, int Switches, Func<object, Task<IReadOnlyList<Func<Task>>>> Arrange)
    {
        public override string ToString() => Name;
    }

    public static TheoryData<Scenario> Scenarios =>
    [
        Of("a message comes to two hosts", 3, async app =>
        {
            var message = await app.ReadyToWriteAsync("a.txt", "one|First|1");
            return [() => app.HandleAsync(message), () => app.HandleAsync(message)];
        }),
        Of("a file is picked up by two hosts", 3, app =>
        {
            app.Drops.Put("a.txt", "one|First|1");
            return Deliveries(() => app.PickUpAsync("a.txt"), () => app.PickUpAsync("a.txt"));
        }),
        Of("a file is overwritten while it is picked up", 3, app =>
        {
            app.Drops.Put("a.txt", "one|First|1");
            return Deliveries(() => app.PickUpAsync("a.txt"), () => ChangeAsync(app, () => app.Drops.Put("a.txt", "one|Second|2")));
        }),
        Of("an older version comes late", 3, async app =>
        {
            var older = await app.ReadyToWriteAsync("a.txt", "one|First|1");
            var newer = await app.ReadyToWriteAsync("a.txt", "one|Second|2");
            return [() => app.HandleAsync(older), () => app.HandleAsync(newer)];
        }),
        Of("an older version with another article comes late", 3, async app =>
        {
            var older = await app.ReadyToWriteAsync("a.txt", "one|First|1\ntwo|Gone|1");
            var newer = await app.ReadyToWriteAsync("a.txt", "one|Second|2\nthree|New|2");
            return [() => app.HandleAsync(older), () => app.HandleAsync(newer)];
        }),
        Of("two files have one URL", 3, async app =>
        {
            var first = await app.ReadyToWriteAsync("a.txt", "one|First|1");
            var second = await app.ReadyToWriteAsync("b.txt", "one|Second|2");
            return [() => app.HandleAsync(first), () => app.HandleAsync(second)];
        }),
        Of("a file is deleted while it is written", 3, async app =>
        {
            var message = await app.ReadyToWriteAsync("a.txt", "one|First|1");
            return [() => app.HandleAsync(message), () => ChangeAsync(app, () => app.Drops.Delete("a.txt"))];
        }),
        Of("the carrier is deleted while the other file is written", 2, async app =>
        {
            await app.DropAsync("a.txt", "one|First|2");
            await app.RunAsync();
            var other = await app.ReadyToWriteAsync("b.txt", "one|Second|1");
            return [() => app.HandleAsync(other), () => ChangeAsync(app, () => app.Drops.Delete("a.txt"))];
        }),
        Of("the carrier gets another URL while the other file is written", 2, async app =>
        {
            await app.DropAsync("a.txt", "one|First|2");
            await app.RunAsync();
            var other = await app.ReadyToWriteAsync("b.txt", "one|Second|1");
            var moved = await app.ReadyToWriteAsync("a.txt", "two|Moved|3");
            return [() => app.HandleAsync(other), () => app.HandleAsync(moved)];
        }),
        Of("a message is given up while a late delivery writes", 2, async app =>
        {
            var message = await app.ReadyToWriteAsync("a.txt", "one|First|1");
            return [() => app.HandleAsync(message), () => app.ParkAsync(message)];
        }),
        Of("two hosts write one file while a third writes another with its URL", 2, async app =>
        {
            var first = await app.ReadyToWriteAsync("a.txt", "one|First|1");
            var second = await app.ReadyToWriteAsync("b.txt", "one|Second|2");
            return [() => app.HandleAsync(first), () => app.HandleAsync(first), () => app.HandleAsync(second)];
        }),
    ];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Everything_EndsAsAfterOneDelivery_When_DeliveriesAreInterleaved(Scenario scenario)
    {
        var choices = new Choices();
        var (runs, swept) = (0, 0);

        do
        {
            // Away from the test's own context, so that the handlers go on where they were released.
            swept += await Task.Run(() => RunAsync(scenario, choices), TestContext.Current.CancellationToken) ? 1 : 0;
            runs++;
        }
        while (choices.Advance());

        TestContext.Current.TestOutputHelper?.WriteLine($"{scenario.Name}: {runs} interleavings with up to {Bound(scenario)} switches and {Crashes} crash, {swept} of them settled by the sweep, 0 lost, 0 twice");
    }

    /// <returns>Whether the sweep was needed.</returns>
    private static async Task<bool> RunAsync(Scenario scenario, Choices choices)
    {
        var run = new Interleaving(choices, Bound(scenario), Crashes);
        using var app = new ProtocolApp(run.TurnAsync);
        var deliveries = await scenario.Arrange(app);
        var ended = run.Run(deliveries);

        // What did not end is delivered again, and so is what did.
        foreach (var delivery in deliveries.Where((_, i) => !ended[i]).Concat(deliveries))
        {
            await delivery();
            await app.RunAsync();
        }

        var expected = await ExpectedAsync(app);
        var isSettled = (await app.StateAsync()).SequenceEqual(expected);

        if (!isSettled)
        {
            await app.SweepAsync();
        }

        var actual = await app.StateAsync();
        Assert.True(actual.SequenceEqual(expected), $"{string.Join('\n', run.Trace)}\nexpected:\n{string.Join('\n', expected)}\nactual:\n{string.Join('\n', actual)}");
        return !isSettled;
    }

    /// <summary>A fresh ingestion of what the container holds in the end.</summary>
    private static async Task<IReadOnlyList<string>> ExpectedAsync(ProtocolApp app)
    {
        using var fresh = new ProtocolApp(_ => Task.CompletedTask);

        await foreach (var info in app.Drops.ListAsync(CancellationToken.None))
        {
            await using var blob = await app.Drops.OpenAsync(info.Name, CancellationToken.None);
            using var text = new StreamReader(blob!.Content);
            await fresh.DropAsync(info.Name, await text.ReadToEndAsync());
            await fresh.RunAsync();
        }

        return await fresh.StateAsync();
    }

    private static int Bound(Scenario scenario) => int.TryParse(Environment.GetEnvironmentVariable("INGEST_PROTOCOL_SWITCHES"), out var switches) ? switches : scenario.Switches;

    private static Scenario Of(string name, int switches, Func<ProtocolApp, Task<IReadOnlyList<Func<Task>>>> arrange) => new(name, switches, app => arrange((ProtocolApp)app));

    private static Task<IReadOnlyList<Func<Task>>> Deliveries(params Func<Task>[] deliveries) => Task.FromResult<IReadOnlyList<Func<Task>>>(deliveries);

    /// <summary>Something happens to the container, and the app is told of it.</summary>
    private static async Task ChangeAsync(ProtocolApp app, Action change)
    {
        await app.Turn("the container changes");
        change();
        await app.PickUpAsync("a.txt");
    }
}
