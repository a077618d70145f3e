using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ingest.Tables.Keys;

/// <summary>
/// Writes any text as part of a partition key or row key, reversibly: characters that a key may not hold, the separator
/// <c>|</c> and the escape character itself become <c>~</c> and two hex digits. Different texts never give the same key.
/// </summary>
/// <remarks>
/// A text whose key would be longer than the limit, that is not in Unicode normal form C, or that holds a lone surrogate (or U+FFFE) keeps a readable prefix and
/// gets <c>~-</c> and a hash of the whole: the row then carries the full text in a column.
/// </remarks>
public static class KeyText
{
    /// <summary>Between the parts of a composed key.</summary>
    public const char Separator = '|';

    private const char Escape = '~';
    private const string HashMark = "~-";
    private const int HashBytes = 16;
    private const int HashCharacters = 22;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [Escape, Separator, '/', '\\', '#', '?', '%', .. Enumerable.Range(0, 0x20).Select(c => (char)c), .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c)]);

    /// <param name="text">Any text.</param>
    /// <param name="maxLength">Characters that the encoded text may take.</param>
    public static string Encode(string text, int maxLength = TableLimits.CharactersPerKey)
    {
        ArgumentNullException.ThrowIfNull(text);

        var normalized = text.ToWellFormed().Normalized(NormalizationForm.FormC);
        var escaped = EscapeAll(normalized);

        // A combining mark that followed a forbidden character would now compose with the escape's last digit.
        var encoded = escaped.Normalized(NormalizationForm.FormC);
        return encoded.Length <= maxLength && encoded == escaped && normalized == text ? encoded : Shorten(text, encoded, maxLength);
    }

    /// <summary>Gives back what <see cref="Encode"/> was given, or null where the key holds only a prefix and a hash.</summary>
    public static string? Decode(string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        if (key.Contains(HashMark, StringComparison.Ordinal))
        {
            return null;
        }

        var text = new StringBuilder(key.Length);

        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] != Escape)
            {
                text.Append(key[i]);
                continue;
            }

            text.Append((char)byte.Parse(key.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            i += 2;
        }

        return text.ToString();
    }

    private static string EscapeAll(string text)
    {
        if (!text.AsSpan().ContainsAny(Forbidden))
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length + 16);

        foreach (var c in text)
        {
            if (Forbidden.Contains(c))
            {
                encoded.Append(Escape).Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
            }
            else
            {
                encoded.Append(c);
            }
        }

        return encoded.ToString();
    }

    private static string Shorten(string text, string encoded, int maxLength)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()), hash);
        var prefixLength = Math.Min(encoded.Length, maxLength - HashMark.Length - HashCharacters);
        return Prefix(encoded, prefixLength) + HashMark + Base64Url.EncodeToString(hash[..HashBytes]);
    }

    /// <summary>Cuts where neither an escape nor a surrogate pair is torn.</summary>
    private static string Prefix(string encoded, int length)
    {
        if (length < encoded.Length && length > 0 && char.IsHighSurrogate(encoded[length - 1]))
        {
            length--;
        }

        var escape = encoded.LastIndexOf(Escape, Math.Max(0, length - 1));
        return encoded[..(escape >= 0 && escape + 3 > length ? escape : length)];
    }
}
