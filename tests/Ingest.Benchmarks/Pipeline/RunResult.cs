using Ingest.Storage.Usage;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>What one load has taken.</summary>
/// <param name="Seconds">First drop to last row.</param>
/// <param name="Usage">All transactions of all hosts in that time; without those of the dropper.</param>
/// <param name="AppSeconds">Processor time of the hosts.</param>
/// <param name="EmulatorSeconds">Processor time of the emulator.</param>
/// <param name="PeakBytes">The most memory that a host has held.</param>
public sealed record RunResult(int Articles, double Seconds, StorageUsage Usage, double AppSeconds, double EmulatorSeconds, long PeakBytes)
{
    public double PerSecond => Articles / Seconds;

    public double TransactionsPerArticle => (double)Usage.Transactions / Articles;

    public double PeakMegabytes => PeakBytes / 1e6;

    /// <summary>Transactions of app and host by kind.</summary>
    public IReadOnlyDictionary<TransactionKind, long> Counts => Usage.App.Concat(Usage.Host).GroupBy(pair => pair.Key).ToDictionary(same => same.Key, same => same.Sum(pair => pair.Value));
}
