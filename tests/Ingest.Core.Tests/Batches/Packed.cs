using System.IO.Compression;
using System.Text;

namespace Ingest.Core.Tests.Batches;

/// <summary>Packs what batches may be made of, by a way of its own.</summary>
internal static class Packed
{
    public static byte[] Of(string json)
    {
        using var bytes = new MemoryStream();

        using (var brotli = new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(Encoding.UTF8.GetBytes(json));
        }

        return bytes.ToArray();
    }
}
