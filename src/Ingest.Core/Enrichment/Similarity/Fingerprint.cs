using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Ingest.Core.Enrichment.Similarity;

/// <summary>The content hash that finds exact duplicates under other names.</summary>
public static class Fingerprint
{
    private const char FieldBreak = '\n';

    /// <summary>
    /// SHA-256 over the lower-cased letters and digits of headline and body, one space between words: copies that differ in quotation
    /// marks, white space, dashes or paragraph breaks are equal. 64 lower-case hex digits.
    /// </summary>
    public static string Of(string? headline, string body)
    {
        ArgumentNullException.ThrowIfNull(body);

        var text = ArrayPool<char>.Shared.Rent(body.Length + (headline?.Length ?? 0) + 1);
        var length = Append(text, 0, headline);
        text[length++] = FieldBreak;
        length = Append(text, length, body);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text.AsSpan(0, length), bytes)), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        ArrayPool<char>.Shared.Return(text);
        return Convert.ToHexStringLower(hash);
    }

    /// <returns>Where the text now ends.</returns>
    private static int Append(Span<char> text, int length, ReadOnlySpan<char> value)
    {
        var needsSpace = false;

        foreach (var current in value)
        {
            if (!char.IsLetterOrDigit(current) && !char.IsSurrogate(current))
            {
                needsSpace = length > 0;
                continue;
            }

            if (needsSpace)
            {
                text[length++] = ' ';
                needsSpace = false;
            }

            text[length++] = char.ToLowerInvariant(current);
        }

        return length;
    }
}
