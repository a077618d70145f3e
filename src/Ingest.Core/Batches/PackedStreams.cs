using Microsoft.IO;

namespace Ingest.Core.Batches;

/// <summary>Streams for packed batches, in borrowed pieces: as one array a batch of pages takes 8 MB while it is packed, uploaded or unpacked, and arrays of that size are kept for it.</summary>
internal static class PackedStreams
{
    private const int PieceBytes = 64 * 1024;

    // What the few batches that are in work at a time have, see LargeBatches.
    private const int KeptBytes = 16 * 1024 * 1024;

    private static readonly RecyclableMemoryStreamManager Manager = new(new RecyclableMemoryStreamManager.Options { BlockSize = PieceBytes, MaximumSmallPoolFreeBytes = KeptBytes });

    public static RecyclableMemoryStream Create() => Manager.GetStream();
}
