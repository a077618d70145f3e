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

    public static NearDuplicateSignature Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var words = WordHashes(text);

        if (words.Count < FewestWords)
        {
            return default;
        }

        Span<ulong> minima = stackalloc ulong[NearDuplicateSignature.Length];
        minima.Fill(ulong.MaxValue);

        for (var i = 0; i + ShingleWords <= words.Count; i++)
        {
            var shingle = 0UL;

            for (var j = 0; j < ShingleWords; j++)
            {
                shingle = Permute(shingle ^ words[i + j], (ulong)j);
            }

            for (var k = 0; k < minima.Length; k++)
            {
                minima[k] = Math.Min(minima[k], Permute(shingle, (ulong)k));
            }
        }

        Span<ushort> folded = stackalloc ushort[NearDuplicateSignature.Length];

        for (var k = 0; k < folded.Length; k++)
        {
            folded[k] = (ushort)Permute(minima[k], ulong.MaxValue);
        }

        return NearDuplicateSignature.From(folded);
    }

    /// <summary>One 64-bit mix a permutation (the finaliser of SplitMix64, Steele et al. 2014), seeded by its number.</summary>
    private static ulong Permute(ulong value, ulong seed)
    {
        value += (seed + 1) * 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }

    /// <summary>A hash a word, lower-cased; each Han or kana character is a word of its own.</summary>
    private static List<ulong> WordHashes(string text)
    {
        var words = new List<ulong>(text.Length / 5);
        var hash = 0UL;

        foreach (var current in text)
        {
            if (!char.IsLetterOrDigit(current))
            {
                Flush(words, ref hash);
                continue;
            }

            if (current >= '\u3040' && current <= '\u9FFF')
            {
                Flush(words, ref hash);
            }

            hash = Permute(hash ^ char.ToLowerInvariant(current), 0);

            if (current >= '\u3040' && current <= '\u9FFF')
            {
                Flush(words, ref hash);
            }
        }

        Flush(words, ref hash);
        return words;
    }

    private static void Flush(List<ulong> words, ref ulong hash)
    {
        if (hash != 0)
        {
            words.Add(hash);
            hash = 0;
        }
    }
}
