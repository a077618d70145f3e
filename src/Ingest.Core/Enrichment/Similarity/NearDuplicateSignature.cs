using System.Buffers;
using System.Globalization;

namespace Ingest.Core.Enrichment.Similarity;

/// <summary>
/// What a text's near-duplicates share: a MinHash signature (Broder 1997) of its word shingles, 32 minima of 16 bits each. Two texts
/// agree in about as many places as the Jaccard similarity of their shingles.
/// </summary>
/// <remarks>
/// A 64-bit SimHash was measured beside it and lost: at the distance of 3 bits that banded look-up can find, it knew 9 % of the edited copies
/// again (docs/enrichment.md).
/// </remarks>
public readonly record struct NearDuplicateSignature
{
    /// <summary>Minima in a signature.</summary>
    public const int Length = 32;

    /// <summary>Bands of <see cref="RowsPerBand"/> minima: a look-up in each finds nearly every pair above the threshold.</summary>
    public const int Bands = 16;

    public const int RowsPerBand = Length / Bands;

    /// <summary>At or above this similarity two texts are copies of one story.</summary>
    public const double Threshold = 0.35;

    private const int HexPerMinimum = 4;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string? _hex;

    private NearDuplicateSignature(string hex) => _hex = hex;

    /// <summary>Whether the text was too short to compare.</summary>
    public bool IsEmpty => _hex is null;

    internal static NearDuplicateSignature From(ReadOnlySpan<ushort> minima)
    {
        var hex = string.Create(Length * HexPerMinimum, minima, static (span, values) =>
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i].TryFormat(span[(i * HexPerMinimum)..], out _, "x4", CultureInfo.InvariantCulture);
            }
        });
        return new NearDuplicateSignature(hex);
    }

    /// <summary>Estimate of the Jaccard similarity, 0 to 1; 0 with an empty signature.</summary>
    public double SimilarityTo(NearDuplicateSignature other)
    {
        if (_hex is null || other._hex is null)
        {
            return 0;
        }

        var equal = 0;

        for (var i = 0; i < Length; i++)
        {
            equal += _hex.AsSpan(i * HexPerMinimum, HexPerMinimum).SequenceEqual(other._hex.AsSpan(i * HexPerMinimum, HexPerMinimum)) ? 1 : 0;
        }

        return (double)equal / Length;
    }

    public bool IsCopyOf(NearDuplicateSignature other) => SimilarityTo(other) >= Threshold;

    /// <summary>
    /// One key a band, safe in a table key: texts that share a key are candidates, to be confirmed by <see cref="IsCopyOf"/>. Empty for an
    /// empty signature.
    /// </summary>
    public IReadOnlyList<string> BandKeys()
    {
        if (_hex is null)
        {
            return [];
        }

        var keys = new string[Bands];

        for (var band = 0; band < Bands; band++)
        {
            var width = RowsPerBand * HexPerMinimum;
            keys[band] = string.Create(CultureInfo.InvariantCulture, $"{band:x}-{_hex.AsSpan(band * width, width)}");
        }

        return keys;
    }

    /// <summary>128 lower-case hex digits, or nothing for an empty signature; <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => _hex ?? "";

    /// <param name="minima">The minima, big-endian, as the table has them; null or of another length for none.</param>
    public static NearDuplicateSignature FromBytes(byte[]? minima) =>
        minima is { Length: Length * sizeof(ushort) } ? new NearDuplicateSignature(Convert.ToHexStringLower(minima)) : default;

    public static bool TryParse(string? text, out NearDuplicateSignature signature)
    {
        var isValid = text is { Length: Length * HexPerMinimum } && !text.AsSpan().ContainsAnyExcept(HexDigits);
        signature = isValid ? new NearDuplicateSignature(text!) : default;
        return isValid || text is "";
    }
}
