namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>A blob name that waits or runs. While it runs it keeps its version; a newer one is offered again by the next scan.</summary>
internal sealed class PendingBlob(BlobVersion version)
{
    private readonly Lock _lock = new();
    private BlobVersion _version = version;
    private bool _isRunning;

    public string Name { get; } = version.Name;

    /// <summary>Attempts at the present version that failed.</summary>
    public int Failures { get; private set; }

    public void Replace(BlobVersion version)
    {
        lock (_lock)
        {
            if (!_isRunning && version.ETag != _version.ETag)
            {
                _version = version;
                Failures = 0;
            }
        }
    }

    public BlobVersion Begin()
    {
        lock (_lock)
        {
            _isRunning = true;
            return _version;
        }
    }

    public void Fail()
    {
        lock (_lock)
        {
            _isRunning = false;
            Failures++;
        }
    }
}
