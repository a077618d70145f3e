using System.Numerics;

namespace Ingest.Core.Enrichment.Similarity;

/// <summary>Computes <see cref="NearDuplicateSignature"/> from a text. Deterministic on every machine; linear in the text's length.</summary>
public static class SignatureBuilder
{
    /// <summary>Changes when the same text may get another signature: stored ones cannot be compared with it then.</summary>
    public const string Version = "minhash-1";

    /// <summary>Words in a shingle: a re-written sentence changes few, another story of the topic shares few.</summary>
    private const int ShingleWords = 3;

    /// <summary>With fewer words two unrelated notes can look alike.</summary>
    private const int FewestWords = 12;

    private const ulong First = 0xBF58476D1CE4E5B9UL;
    private const ulong Second = 0x94D049BB133111EBUL;

    /// <summary>What each permutation adds. Their number is a multiple of the lanes of every vector.</summary>
    private static readonly ulong[] Steps = [.. Enumerable.Range(0, NearDuplicateSignature.Length).Select(seed => Step((ulong)seed))];

    public static NearDuplicateSignature Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        Span<ulong> minima = stackalloc ulong[NearDuplicateSignature.Length];
        minima.Fill(ulong.MaxValue);
        var words = 0;
        Span<ulong> last = stackalloc ulong[ShingleWords];

        for (var position = 0; NextWord(text, ref position) is var hash && hash != 0;)
        {
            last[1..].CopyTo(last);
            last[^1] = hash;
            words++;

            if (words >= ShingleWords)
            {
                Add(last, minima);
            }
        }

        if (words < FewestWords)
        {
            return default;
        }

        Span<ushort> folded = stackalloc ushort[NearDuplicateSignature.Length];

        for (var k = 0; k < folded.Length; k++)
        {
            folded[k] = (ushort)Permute(minima[k], ulong.MaxValue);
        }

        return NearDuplicateSignature.From(folded);
    }

    /// <summary>Lowers the minima to those of one more shingle.</summary>
    private static void Add(ReadOnlySpan<ulong> words, Span<ulong> minima)
    {
        var shingle = 0UL;

        for (var j = 0; j < words.Length; j++)
        {
            shingle = Permute(shingle ^ words[j], (ulong)j);
        }

        for (var k = 0; k < minima.Length; k += Vector<ulong>.Count)
        {
            var lowest = Vector.Min(new Vector<ulong>(minima[k..]), Permute(new Vector<ulong>(shingle) + new Vector<ulong>(Steps.AsSpan(k))));
            lowest.CopyTo(minima[k..]);
        }
    }

    /// <summary>One 64-bit mix a permutation (the finaliser of SplitMix64, Steele et al. 2014), seeded by its number.</summary>
    private static ulong Permute(ulong value, ulong seed)
    {
        value += Step(seed);
        value = (value ^ (value >> 30)) * First;
        value = (value ^ (value >> 27)) * Second;
        return value ^ (value >> 31);
    }

    /// <summary>The same of several at once, their steps added.</summary>
    private static Vector<ulong> Permute(Vector<ulong> value)
    {
        value = (value ^ (value >>> 30)) * First;
        value = (value ^ (value >>> 27)) * Second;
        return value ^ (value >>> 31);
    }

    private static ulong Step(ulong seed) => (seed + 1) * 0x9E3779B97F4A7C15UL;

    /// <summary>The hash of the next word, lower-cased; each Han or kana character is a word of its own. 0 at the end of the text.</summary>
    private static ulong NextWord(string text, ref int position)
    {
        var hash = 0UL;

        for (; position < text.Length; position++)
        {
            var current = text[position];
            var isLetter = char.IsLetterOrDigit(current);
            var standsAlone = isLetter && current >= '\u3040' && current <= '\u9FFF';

            if (hash != 0 && (!isLetter || standsAlone))
            {
                break;
            }

            hash = isLetter ? Permute(hash ^ char.ToLowerInvariant(current), 0) : hash;

            if (standsAlone && hash != 0)
            {
                position++;
                break;
            }
        }

        return hash;
    }
}
