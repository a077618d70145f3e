using System.Buffers.Binary;
using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>
/// Receipts in storage: append blobs of 16-byte keys, named by a generation that each rewrite counts up. What is read is the union of all
/// generations that stand there, so that a rewrite cut short at any point loses nothing.
/// </summary>
internal sealed class BlobReceiptLog(BlobContainerClient container, string prefix)
{
    private const int KeySize = 16;

    // 1 MiB a block; the service took 4 MiB at most before version 2022-11-02.
    private const int KeysPerBlock = 64 * 1024;

    private int _generation;
    private List<string> _generations = [];

    /// <summary>Blocks of the newest generation. The service allows 50,000.</summary>
    public int BlockCount { get; private set; }

    public async Task<List<UInt128>> ReadAsync(CancellationToken cancellationToken)
    {
        var keys = new List<UInt128>();
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        _generations = await container.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{prefix}/" }, cancellationToken).Select(blob => blob.Name).ToListAsync(cancellationToken);
        _generation = 0;
        BlockCount = 0;
        foreach (var name in _generations)
        {
            using var download = (await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            using var content = new MemoryStream();
            await download.Content.CopyToAsync(content, cancellationToken);
            keys.AddRange(Decode(content.GetBuffer().AsSpan(0, (int)content.Length)));
            _generation = int.TryParse(name.AsSpan(prefix.Length + 1), CultureInfo.InvariantCulture, out var generation) ? Math.Max(_generation, generation) : _generation;
            BlockCount = download.Details.BlobCommittedBlockCount;
        }

        return keys;
    }

    /// <exception cref="RequestFailedException">Status 404: the log is gone, and <see cref="RewriteAsync"/> makes it anew.</exception>
    public async Task AppendAsync(IReadOnlyList<UInt128> keys, CancellationToken cancellationToken)
    {
        if (_generation == 0)
        {
            throw new RequestFailedException(404, "There is no log yet.");
        }

        await AppendAsync(GetBlob(_generation), keys, cancellationToken);
    }

    /// <summary>Writes all keys to a new generation, then drops the older ones.</summary>
    public async Task RewriteAsync(IReadOnlyList<UInt128> keys, CancellationToken cancellationToken)
    {
        var blob = GetBlob(_generation + 1);
        await blob.CreateAsync(new AppendBlobCreateOptions(), cancellationToken);
        await AppendAsync(blob, keys, cancellationToken);
        var old = _generations;
        _generation++;
        _generations = [blob.Name];
        foreach (var name in old.Where(name => name != blob.Name))
        {
            await container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
    }

    private async Task AppendAsync(AppendBlobClient blob, IReadOnlyList<UInt128> keys, CancellationToken cancellationToken)
    {
        foreach (var block in keys.Chunk(KeysPerBlock))
        {
            using var content = new MemoryStream(Encode(block), writable: false);
            var appended = await blob.AppendBlockAsync(content, cancellationToken: cancellationToken);
            BlockCount = appended.Value.BlobCommittedBlockCount;
        }
    }

    private AppendBlobClient GetBlob(int generation) => container.GetAppendBlobClient($"{prefix}/{generation:D8}");

    private static byte[] Encode(UInt128[] keys)
    {
        var bytes = new byte[keys.Length * KeySize];
        for (var i = 0; i < keys.Length; i++)
        {
            BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(i * KeySize), keys[i]);
        }

        return bytes;
    }

    private static List<UInt128> Decode(ReadOnlySpan<byte> bytes)
    {
        var keys = new List<UInt128>(bytes.Length / KeySize);
        for (; bytes.Length >= KeySize; bytes = bytes[KeySize..])
        {
            keys.Add(BinaryPrimitives.ReadUInt128BigEndian(bytes));
        }

        return keys;
    }
}
