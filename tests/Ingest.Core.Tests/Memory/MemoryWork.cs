using Ingest.Core.Batches;

namespace Ingest.Core.Tests.Memory;

/// <summary>The work container in memory.</summary>
internal sealed class MemoryWork : IWorkStore
{
    public Dictionary<string, byte[]> Blobs { get; } = new(StringComparer.Ordinal);

    public async Task PutAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        Blobs[name] = bytes.ToArray();
    }

    public async Task<bool> GetAsync(string name, Stream target, CancellationToken cancellationToken)
    {
        if (!Blobs.TryGetValue(name, out var bytes))
        {
            return false;
        }

        await target.WriteAsync(bytes, cancellationToken);
        return true;
    }

    public Task<int> DeleteAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        Deletions.Add(before);
        return Task.FromResult(0);
    }

    /// <summary>The instants before which everything was to go.</summary>
    public List<DateTimeOffset> Deletions { get; } = [];
}
