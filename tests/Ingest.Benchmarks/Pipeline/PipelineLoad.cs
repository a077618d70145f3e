using Ingest.Storage.Usage;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>Puts a load on running hosts and measures it.</summary>
public static class PipelineLoad
{
    /// <summary>Enough for what is hot to be found; the compiler is still replacing it.</summary>
    public const int WarmUpFiles = 200;

    private const int WarmUpSalt = 50_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(60);

    /// <param name="files">As many as the load itself has, where the load is compared with what a warm emulator gives.</param>
    public static async Task WarmUpAsync(BenchAccount account, int files, int characters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);

        var before = await account.ReadUsageAsync(cancellationToken);
        await account.DropAsync("warm-up", WarmUpSalt, files, characters, cancellationToken);
        await account.WaitForArticlesAsync(before, files, Patience, cancellationToken);
    }

    /// <summary>Many files at once; the end is the last one's last write, as the ledger has it.</summary>
    public static async Task<RunResult> BurstAsync(BenchAccount account, IReadOnlyList<AppProcess> hosts, int files, int characters, CancellationToken cancellationToken)
    {
        var folder = $"burst-{Guid.NewGuid():N}";
        return await MeasureAsync(
            account,
            hosts,
            files,
            async () => await account.DropAsync(folder, 0, files, characters, cancellationToken),
            async () => await account.Ledger.StandingsAsync(cancellationToken).Where(standing => standing.Blob.StartsWith(folder, StringComparison.Ordinal)).Select(standing => standing.Since).MaxAsync(cancellationToken: cancellationToken),
            cancellationToken);
    }

    /// <summary>The same of the plain design, which has no ledger: its rows say when the last one was written.</summary>
    public static async Task<RunResult> PlainBurstAsync(BenchAccount account, AppProcess host, int files, int characters, CancellationToken cancellationToken) =>
        await MeasureAsync(
            account,
            [host],
            files,
            async () => await account.DropAsync($"plain-{Guid.NewGuid():N}", 0, files, characters, cancellationToken),
            async () => (await Plain.PlainRows.LastAsync(account.Clients, cancellationToken)),
            cancellationToken);

    public static async Task<RunResult> ArchiveAsync(BenchAccount account, IReadOnlyList<AppProcess> hosts, string format, int articles, int characters, int kilobytes, int salt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);

        var path = ArchiveFile.Create(format, articles, characters, kilobytes, salt);
        var name = $"{Guid.NewGuid():N}.{format}";

        try
        {
            return await MeasureAsync(
                account,
                hosts,
                articles,
                async () => await account.DropAsync(name, path, cancellationToken),
                async () => (await account.WaitForEndAsync(name, Patience, TimeSpan.FromMilliseconds(200), cancellationToken)).UpdatedAt,
                cancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<RunResult> MeasureAsync(BenchAccount account, IReadOnlyList<AppProcess> hosts, int articles, Func<Task> drop, Func<Task<DateTimeOffset>> endAsync, CancellationToken cancellationToken)
    {
        var before = await account.ReadFreshUsageAsync(hosts.Count, cancellationToken);
        var (app, emulator) = (hosts.Sum(host => host.ProcessorTime.TotalSeconds), account.EmulatorTime.TotalSeconds);
        var start = TimeProvider.System.GetUtcNow();
        await drop();
        await account.WaitForArticlesAsync(before, articles, Patience, cancellationToken);
        (app, emulator) = (hosts.Sum(host => host.ProcessorTime.TotalSeconds) - app, account.EmulatorTime.TotalSeconds - emulator);
        // The first row of usage after the last article: what it counts more, a second of polling, is part of the cost.
        StorageUsage after = await account.ReadFreshUsageAsync(hosts.Count, cancellationToken);
        var end = await endAsync();
        return new RunResult(articles, (end - start).TotalSeconds, after.Since(before), app, emulator, hosts.Max(host => host.PeakMemory));
    }
}
