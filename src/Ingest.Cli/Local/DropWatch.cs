using Ingest.Core.Intake;
using Ingest.Core.Ledger;

namespace Ingest.Cli.Local;

/// <summary>Waits until the ledger says that every dropped version has come to its end.</summary>
public sealed class DropWatch(ILedger ledger, IReadOnlyCollection<DropInfo> drops)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, DropInfo> _waiting = drops.ToDictionary(drop => drop.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, LedgerEntry> _ended = new(StringComparer.Ordinal);

    public int Ended => _ended.Count;

    /// <param name="onPoll">Called after each look at the ledger.</param>
    /// <returns>The entries of all drops, in the order of their names.</returns>
    public async Task<IReadOnlyList<LedgerEntry>> WaitAsync(Action onPoll, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PollInterval);

        while (_waiting.Count > 0)
        {
            await foreach (var entry in ledger.ListAsync(cancellationToken))
            {
                if (_waiting.TryGetValue(entry.Blob, out var drop) && entry.ETag == drop.ETag && entry.State.IsEnd())
                {
                    _ended.Add(entry.Blob, entry);
                    _waiting.Remove(entry.Blob);
                }
            }

            onPoll();

            if (_waiting.Count > 0)
            {
                await timer.WaitForNextTickAsync(cancellationToken);
            }
        }

        return [.. _ended.Values.OrderBy(entry => entry.Blob, StringComparer.Ordinal)];
    }
}
