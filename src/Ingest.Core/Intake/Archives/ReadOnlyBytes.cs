using System.Runtime.InteropServices;

namespace Ingest.Core.Intake.Archives;

internal static class ReadOnlyBytes
{
    /// <summary>Reads the bytes where they are, if they lie in an array, as ours do.</summary>
    public static MemoryStream ToStream(this ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false) : new MemoryStream(bytes.ToArray(), writable: false);
}
