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

        var text = new StringBuilder(body.Length + (headline?.Length ?? 0) + 1);
        Append(text, headline ?? "");
        text.Append(FieldBreak);
        Append(text, body);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Append(StringBuilder text, string value)
    {
        var needsSpace = false;

        foreach (var current in value)
        {
            if (!char.IsLetterOrDigit(current) && !char.IsSurrogate(current))
            {
                needsSpace = text.Length > 0;
                continue;
            }

            if (needsSpace)
            {
                text.Append(' ');
                needsSpace = false;
            }

            text.Append(char.ToLowerInvariant(current));
        }
    }
}
