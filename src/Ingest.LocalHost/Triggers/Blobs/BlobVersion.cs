using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Azure;

namespace Ingest.LocalHost.Triggers.Blobs;

/// <summary>What a blob trigger runs for: one content that a blob name has had. No time-stamp tells versions apart, because those of the service are whole seconds. The length is in bytes.</summary>
internal sealed record BlobVersion(string Name, ETag ETag, long Length)
{
    // The listing gives an ETag without quotation marks, the headers give it with them.
    public string PlainETag => ETag.ToString().Trim('"');

    /// <summary>First 128 bits of the SHA-256 of name and ETag: two versions of a container of a billion share one with a chance of 10^-21.</summary>
    public UInt128 Key
    {
        get
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(Encoding.UTF8.GetBytes($"{Name}\n{PlainETag}"), hash);
            return BinaryPrimitives.ReadUInt128BigEndian(hash);
        }
    }
}
