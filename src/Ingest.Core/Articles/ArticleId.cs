using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Ingest.Core.Articles;

/// <summary>
/// The deterministic id of an article: the first 128 bits of SHA-256, as 22 characters of base64url. The same document gives the
/// same id on every delivery, and one canonical URL is one article whatever blob it came in.
/// </summary>
public static class ArticleId
{
    private const int IdBytes = 16;

    /// <param name="canonicalUrl">An absolute http or https URL, or null; anything else counts as null.</param>
    /// <param name="blob">Name of the dropped blob.</param>
    /// <param name="entryPath">Path inside an archive or feed, or empty.</param>
    public static string For(string? canonicalUrl, string blob, string entryPath) =>
        Hash(CanonicalUrl.Normalize(canonicalUrl) is { } url ? $"url\n{url}" : $"drop\n{blob}\n{entryPath}");

    private static string Hash(string identity)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(identity), hash);
        return Base64Url.EncodeToString(hash[..IdBytes]);
    }
}
