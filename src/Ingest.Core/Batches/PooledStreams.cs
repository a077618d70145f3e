using Microsoft.IO;

namespace Ingest.Core.Batches;

/// <summary>
/// Streams in borrowed pieces, for what has megabytes for a moment. As one array a packed batch of pages takes 8 MB while it is packed, uploaded or unpacked, and what an array of that size is borrowed from keeps it.
/// </summary>
public static class PooledStreams
{
    private const int PieceBytes = 64 * 1024;

    // What the few batches that are in work at a time have, see LargeBatches.
    private const int KeptBytes = 16 * 1024 * 1024;

    private static readonly RecyclableMemoryStreamManager Manager = new(new RecyclableMemoryStreamManager.Options { BlockSize = PieceBytes, MaximumSmallPoolFreeBytes = KeptBytes });

    public static RecyclableMemoryStream Create() => Manager.GetStream();
}
