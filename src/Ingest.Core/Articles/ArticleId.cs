using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Ingest.Core.Articles;

/// <summary>
/// The deterministic id of an article: the first 128 bits of SHA-256, as 22 characters of base64url. The same document gives the
/// same id on every delivery, and one canonical URL, or one <c>urn:</c>, is one article whatever blob it came in.
/// </summary>
public static class ArticleId
{
    private const int IdBytes = 16;
    private const int IdCharacters = 22;

    /// <summary>Characters; real ones have less than 200.</summary>
    private const int MaxIdentifier = 1024;

    /// <param name="canonicalUrl">An absolute http or https URL, or null; anything else counts as null.</param>
    /// <param name="blob">Name of the dropped blob.</param>
    /// <param name="entryPath">Path inside an archive or feed, or empty.</param>
    public static string For(string? canonicalUrl, string blob, string entryPath) => For(canonicalUrl, identifier: null, blob, entryPath);

    /// <param name="canonicalUrl">An absolute http or https URL, or null; anything else counts as null.</param>
    /// <param name="identifier">
    /// The item's own name in the <c>urn:</c> or <c>tag:</c> scheme, which is the same in every version of it, or null; anything else counts as null:
    /// a publisher's running number is no name outside its own system.
    /// </param>
    /// <param name="blob">Name of the dropped blob.</param>
    /// <param name="entryPath">Path inside an archive or feed, or empty.</param>
    public static string For(string? canonicalUrl, string? identifier, string blob, string entryPath) => Hash(
        CanonicalUrl.Normalize(canonicalUrl) is { } url ? $"url\n{url}"
        : IsGlobal(identifier) ? $"uri\n{identifier}"
        : $"drop\n{blob}\n{entryPath}");

    /// <summary>Whether a text has the form of an id: a forged one might be any key of the tables.</summary>
    public static bool IsOne(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        return text.Length == IdCharacters && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
    }

    private static bool IsGlobal(string? identifier) =>
        identifier is { Length: > 8 and <= MaxIdentifier }
        && (identifier.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) || identifier.StartsWith("tag:", StringComparison.OrdinalIgnoreCase))
        && !identifier.Any(char.IsWhiteSpace);

    private static string Hash(string identity)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(identity), hash);
        return Base64Url.EncodeToString(hash[..IdBytes]);
    }
}
