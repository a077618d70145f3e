using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Ingest.Core.Intake;
using Ingest.Core.Parsing;

namespace Ingest.Core.Tests.Memory;

/// <summary>The drop container in memory.</summary>
internal sealed class MemoryDrops(TimeProvider time) : IDropContainer
{
    private readonly SortedDictionary<string, (DropInfo Info, byte[] Content, DropMetadata Metadata)> _blobs = new(StringComparer.Ordinal);
    private int _version;

    public DropInfo Put(string name, string content) => Put(name, Encoding.UTF8.GetBytes(content), DropMetadata.None);

    public DropInfo Put(string name, byte[] content, DropMetadata metadata)
    {
        var info = new DropInfo(name, string.Create(CultureInfo.InvariantCulture, $"\"0x{++_version}\""), content.Length, time.GetUtcNow());
        _blobs[name] = (info, content, metadata);
        return info;
    }

    public void Delete(string name) => _blobs.Remove(name);

    public Task<DropBlob?> OpenAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(_blobs.TryGetValue(name, out var blob) ? new DropBlob(blob.Info, blob.Metadata, new MemoryStream(blob.Content)) : null);

    public Task<DropSlice?> ReadAsync(string name, long start, int length, CancellationToken cancellationToken) =>
        Task.FromResult(_blobs.TryGetValue(name, out var blob) ? new DropSlice(blob.Info, start, blob.Content.AsMemory((int)Math.Min(start, blob.Content.Length)) is var rest ? rest[..Math.Min(length, rest.Length)] : default) : null);

    public Task<DropInfo?> FindAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(_blobs.TryGetValue(name, out var blob) ? blob.Info : null);

    public async IAsyncEnumerable<DropInfo> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var blob in _blobs.Values.ToList())
        {
            await Task.CompletedTask;
            yield return blob.Info;
        }
    }

    public async Task<DropInfo> PutAsync(string name, Stream content, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        return Put(name, bytes.ToArray(), new DropMetadata { Url = metadata.GetValueOrDefault("url") });
    }
}
