using System.Globalization;
using System.Text;
using Ingest.Core.Intake;

namespace Ingest.Core.Reingestion;

/// <summary>
/// A listing of the container on disk, divided as the ledger is: so container and ledger are compared bucket by bucket, in
/// memory for one bucket, whatever the number of blobs. Some 120 bytes a blob.
/// </summary>
internal sealed class DropSpool(int bucketCount) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ingest-sweep-").FullName;
    private readonly BinaryWriter?[] _writers = new BinaryWriter?[bucketCount];

    public void Add(int bucket, DropInfo blob)
    {
        var writer = _writers[bucket] ??= new BinaryWriter(File.Create(PathOf(bucket)), Encoding.Unicode);

        // UTF-16, as names are in memory: a lone surrogate would not survive UTF-8.
        writer.Write(blob.Name);
        writer.Write(blob.ETag);
        writer.Write(blob.Length);
        writer.Write(blob.LastModified.UtcTicks);
    }

    /// <summary>The blobs of a bucket; nothing can be added to it after.</summary>
    public IReadOnlyList<DropInfo> Read(int bucket)
    {
        if (_writers[bucket] is not { } writer)
        {
            return [];
        }

        writer.Dispose();
        using var reader = new BinaryReader(File.OpenRead(PathOf(bucket)), Encoding.Unicode);
        var blobs = new List<DropInfo>();

        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            blobs.Add(new DropInfo(reader.ReadString(), reader.ReadString(), reader.ReadInt64(), new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero)));
        }

        return blobs;
    }

    public void Dispose()
    {
        foreach (var writer in _writers)
        {
            writer?.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string PathOf(int bucket) => Path.Combine(_folder, bucket.ToString("x2", CultureInfo.InvariantCulture));
}
