using System.Globalization;
using Azure;
using Azure.Storage.Blobs;

namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>
/// How many hosts died while they had a blob version in hand, so that a blob that kills its host each time comes to an end as one that fails each time does. The blob stands in storage from the moment at which a host takes the
/// function's lock to its clean stop: who finds it follows a host that died. Only that one, and for a while, writes versions down before it runs them.
/// </summary>
internal sealed class BlobAttempts(BlobClient blob, TimeProvider time) : IDisposable
{
    // A backlog that a dead host has left is not written down to its end: what kills a host later is among the first of the next one's.
    private static readonly TimeSpan WatchTime = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Dictionary<UInt128, int> _deaths = [];
    private readonly HashSet<UInt128> _begun = [];
    private readonly HashSet<UInt128> _listed = [];
    private bool _isUnsaved;
    private bool _followsDeath;
    private long _openedAt;

    /// <summary>Takes over what the last host has left, or lets the next one know that this one is at work: one transaction after a clean stop.</summary>
    /// <param name="isDone">Whether a version has a receipt.</param>
    public async Task OpenAsync(Func<UInt128, bool> isDone, CancellationToken cancellationToken)
    {
        var left = await TryCreateAsync(cancellationToken) ? null : (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToString();
        lock (_lock)
        {
            _openedAt = time.GetTimestamp();
            _followsDeath = left is not null;
            _begun.Clear();
            _deaths.Clear();
            foreach (var (key, deaths) in Parse(left ?? "").Where(entry => !isDone(entry.Key)))
            {
                _deaths[key] = deaths;
            }
        }
    }

    /// <summary>Hosts that began this version and never ended it.</summary>
    public int Deaths(UInt128 key)
    {
        lock (_lock)
        {
            return _deaths.GetValueOrDefault(key);
        }
    }

    public void BeginListing()
    {
        lock (_lock)
        {
            _listed.Clear();
        }
    }

    /// <summary>The listing shows this version; the answer is that of <see cref="Deaths"/>.</summary>
    public int List(UInt128 key)
    {
        lock (_lock)
        {
            var deaths = _deaths.GetValueOrDefault(key);
            if (deaths > 0)
            {
                _listed.Add(key);
            }

            return deaths;
        }
    }

    /// <summary>Forgets the versions that the whole listing did not show: they were deleted or replaced.</summary>
    public void EndListing()
    {
        lock (_lock)
        {
            foreach (var gone in _deaths.Keys.Except(_listed).ToList())
            {
                _deaths.Remove(gone);
            }
        }
    }

    /// <summary>Writes down that this host begins a version, together with what begins at the same moment; nothing where no host has died of late.</summary>
    public async Task BeginAsync(UInt128 key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var isWatched = _deaths.ContainsKey(key) || (_followsDeath && time.GetElapsedTime(_openedAt) < WatchTime);
            if (!isWatched || (!_begun.Add(key) && !_isUnsaved))
            {
                return;
            }

            _isUnsaved = true;
        }

        await _writing.WaitAsync(cancellationToken);
        try
        {
            await SaveAsync(cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>The version has come to an end. Storage is told with the next one that begins.</summary>
    public void End(UInt128 key)
    {
        lock (_lock)
        {
            _deaths.Remove(key);
            _begun.Remove(key);
        }
    }

    /// <summary>A clean stop. What this host has begun and not ended did not kill it.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _begun.Clear();
            _isUnsaved = _deaths.Count > 0;
        }

        if (_isUnsaved)
        {
            await SaveAsync(cancellationToken);
        }
        else
        {
            await blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
    }

    public void Dispose() => _writing.Dispose();

    private async Task<bool> TryCreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(BinaryData.Empty, overwrite: false, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            // Left by a host that died.
            return false;
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        string text;
        lock (_lock)
        {
            if (!_isUnsaved)
            {
                // Another one's save has taken this one along.
                return;
            }

            _isUnsaved = false;
            text = string.Concat(_begun.Union(_deaths.Keys).Select(key => string.Create(CultureInfo.InvariantCulture, $"{key:x32} {_deaths.GetValueOrDefault(key) + (_begun.Contains(key) ? 1 : 0)}\n")));
        }

        var isSaved = false;
        try
        {
            await blob.UploadAsync(BinaryData.FromString(text), overwrite: true, cancellationToken);
            isSaved = true;
        }
        finally
        {
            if (!isSaved)
            {
                MarkUnsaved();
            }
        }
    }

    private void MarkUnsaved()
    {
        lock (_lock)
        {
            _isUnsaved = true;
        }
    }

    private static IEnumerable<KeyValuePair<UInt128, int>> Parse(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // A line of another build is passed over: a count that is lost costs one more death.
            if (line.Split(' ') is [var key, var deaths]
                && UInt128.TryParse(key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var parsed)
                && int.TryParse(deaths, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                yield return new(parsed, count);
            }
        }
    }
}
