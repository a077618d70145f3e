using Azure;

namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>Which blob versions are done with, in memory and, a second behind, in storage. What a killed host had not yet written runs again.</summary>
internal sealed class BlobReceipts(BlobReceiptLog log) : IDisposable
{
    // Well under the service's 50,000 blocks: one append a second reaches it after eleven busy hours.
    private const int MaxBlocks = 40_000;

    // Receipts of blobs that are gone are kept until they outnumber the living ones by this.
    private const int MaxStale = 10_000;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly HashSet<UInt128> _keys = [];
    private List<UInt128> _unwritten = [];

    /// <summary>Reads what this host or another one has written before; keeps what is still to be written.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var written = await log.ReadAsync(cancellationToken);
        lock (_lock)
        {
            _keys.UnionWith(written);
        }
    }

    public bool Contains(UInt128 key)
    {
        lock (_lock)
        {
            return _keys.Contains(key);
        }
    }

    public void Record(UInt128 key)
    {
        lock (_lock)
        {
            if (_keys.Add(key))
            {
                _unwritten.Add(key);
            }
        }
    }

    /// <summary>Whether a rewrite would pay, given how many blobs there are.</summary>
    public bool IsStale(int liveCount)
    {
        lock (_lock)
        {
            return log.BlockCount > MaxBlocks || _keys.Count > (2 * liveCount) + MaxStale;
        }
    }

    public UInt128[] Snapshot()
    {
        lock (_lock)
        {
            return [.. _keys];
        }
    }

    /// <summary>Appends in one transaction what is not yet in storage; nothing when all is.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        var taken = TakeUnwritten();
        try
        {
            if (taken.Count > 0)
            {
                await AppendAsync(taken, cancellationToken);
                taken = [];
            }
        }
        finally
        {
            PutBack(taken);
            _writing.Release();
        }
    }

    /// <summary>Forgets the receipts of blobs that are gone, in storage too.</summary>
    public async Task CompactAsync(IEnumerable<UInt128> gone, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        var taken = TakeUnwritten();
        try
        {
            lock (_lock)
            {
                _keys.ExceptWith(gone);
            }

            await log.RewriteAsync(Snapshot(), cancellationToken);
            taken = [];
        }
        finally
        {
            PutBack(taken);
            _writing.Release();
        }
    }

    public void Dispose() => _writing.Dispose();

    private async Task AppendAsync(List<UInt128> keys, CancellationToken cancellationToken)
    {
        try
        {
            await log.AppendAsync(keys, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // The first receipts of all, or somebody deleted the log.
            await log.RewriteAsync(Snapshot(), cancellationToken);
        }
    }

    private List<UInt128> TakeUnwritten()
    {
        lock (_lock)
        {
            var taken = _unwritten;
            _unwritten = [];
            return taken;
        }
    }

    private void PutBack(List<UInt128> keys)
    {
        lock (_lock)
        {
            _unwritten.AddRange(keys);
        }
    }
}
