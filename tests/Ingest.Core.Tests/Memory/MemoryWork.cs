using System.Buffers;
using Ingest.Core.Batches;

namespace Ingest.Core.Tests.Memory;

/// <summary>The work container in memory.</summary>
internal sealed class MemoryWork : IWorkStore
{
    public Dictionary<string, byte[]> Blobs { get; } = new(StringComparer.Ordinal);

    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Blobs[name] = content.ToArray();
        return Task.CompletedTask;
    }

    public Task<PooledBuffer?> GetAsync(string name, CancellationToken cancellationToken)
    {
        if (!Blobs.TryGetValue(name, out var bytes))
        {
            return Task.FromResult<PooledBuffer?>(null);
        }

        var content = new PooledBuffer(bytes.Length);
        content.Write(bytes);
        return Task.FromResult<PooledBuffer?>(content);
    }

    public Task<int> DeleteAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        Deletions.Add(before);
        return Task.FromResult(0);
    }

    /// <summary>The instants before which everything was to go.</summary>
    public List<DateTimeOffset> Deletions { get; } = [];
}
