using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Ingest.Core.Enrichment;
using Ingest.EndToEnd.Tests.Faults.Crashes;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.EndToEnd.Tests.Running;
using Ingest.LocalHost.Azurite;
using Xunit;

namespace Ingest.EndToEnd.Tests.Faults;

/// <summary>
/// The host dies before, and after, a storage call of a run; another one takes over; in the end everything is as if nothing had happened. All calls are tried;
/// <c>INGEST_CRASH_EVERY=8</c> tries every eighth, <c>INGEST_CRASH_FROM</c> and <c>INGEST_CRASH_TO</c> narrow them.
/// </summary>
[Collection(MeasurementCollection.Name)]
public sealed class CrashMatrixTests(ITestOutputHelper output)
{
    private const int RunsAtOnce = 12;
    private const int MostAccounts = 900;

    // An Azurite is one thread: two of them keep two cores busy.
    private const int Emulators = 2;

    private readonly ConcurrentQueue<string> _accounts = [];

    [Fact]
    public async Task Everything_EndsAsInACleanRun_When_TheHostDiesAtAnyStorageCall()
    {
        var watch = Stopwatch.StartNew();
        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory);
        string[] names = [.. Enumerable.Range(1, MostAccounts / Emulators).Select(number => string.Create(CultureInfo.InvariantCulture, $"crash{number:D4}"))];
        await using var first = await AzuriteProcess.StartAsync(installation, new AzuriteOptions { Accounts = names });
        await using var second = await AzuriteProcess.StartAsync(installation, new AzuriteOptions { Accounts = names });

        foreach (var name in names)
        {
            _accounts.Enqueue(first.ConnectionStringOf(name));
            _accounts.Enqueue(second.ConnectionStringOf(name));
        }

        await using var models = new StorageAccount(Take());
        var enricher = models.Get<IArticleEnricher>();
        var (expected, operations, _) = await RunAsync(enricher, dieAt: 0, afterwards: false);
        var every = Setting("INGEST_CRASH_EVERY", 1);
        var differences = new ConcurrentBag<string>();
        var crashes = 0;
        var points = from number in Enumerable.Range(Setting("INGEST_CRASH_FROM", 1), operations)
                     where number <= Setting("INGEST_CRASH_TO", operations) && number % every == 0
                     from afterwards in new[] { false, true }
                     select (number, afterwards);

        await Parallel.ForEachAsync(points, new ParallelOptions { MaxDegreeOfParallelism = RunsAtOnce }, async (point, _) =>
        {
            var (actual, _, diedAt) = await RunAsync(enricher, point.number, point.afterwards);
            Interlocked.Add(ref crashes, diedAt is null ? 0 : 1);

            foreach (var line in ComparableRows.Differences(expected, actual))
            {
                differences.Add($"{(point.afterwards ? "after" : "before")} call {point.number}, {diedAt}: {line}");
            }
        });

        output.WriteLine($"{operations} operations, {crashes} crashes, {differences.Count} differences, {watch.Elapsed.TotalSeconds:0} s");

        foreach (var difference in differences.Order(StringComparer.Ordinal))
        {
            output.WriteLine(difference);
        }

        Assert.Empty(differences);
        Assert.True(crashes >= 0.95 * points.Count(), $"Only {crashes} of {points.Count()} hosts died.");
    }

    private async Task<(IReadOnlyList<string> Lines, int Calls, string? DiedAt)> RunAsync(IArticleEnricher enricher, int dieAt, bool afterwards)
    {
        await using var account = new StorageAccount(Take());
        await using var run = new CrashRun(account, enricher, dieAt, afterwards);

        try
        {
            var lines = await run.RunAsync();
            return (lines, run.Calls, run.DiedAt);
        }
        catch (TimeoutException exception)
        {
            // One run that does not end says less than all that do not.
            return ([exception.Message], run.Calls, run.DiedAt);
        }
    }

    private string Take() => _accounts.TryDequeue(out var account) ? account : throw new InvalidOperationException($"All {MostAccounts} accounts are taken.");

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
