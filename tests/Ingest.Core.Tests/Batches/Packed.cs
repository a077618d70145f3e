using System.IO.Compression;
using System.Text;

namespace Ingest.Core.Tests.Batches;

/// <summary>Packs what batches may be made of, by a way of its own.</summary>
internal static class Packed
{
    public static byte[] Of(string json) => Of(Encoding.UTF8.GetBytes(json));

    public static byte[] Of(byte[] batch)
    {
        using var bytes = new MemoryStream();

        using (var brotli = new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(batch);
        }

        return bytes.ToArray();
    }
}
