using System.Runtime.CompilerServices;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>
/// Hashes of words and of phrases (FNV-1a, 64 bits, then a finaliser), without regard to case, kind of apostrophe or a final period.
/// The compiler of the gazetteer and its readers must agree: a change here needs new data files.
/// </summary>
internal static class PhraseHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>Seed of a phrase; extend it word by word.</summary>
    public const ulong Empty = 0x9E3779B97F4A7C15;

    public static ulong Word(ReadOnlySpan<char> word)
    {
        if (word.Length > 2 && word[^1] == '.')
        {
            word = word[..^1];
        }

        var hash = Offset;

        foreach (var c in word)
        {
            var folded = c < 0x80 ? (char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c) : Characters.IsApostrophe(c) ? '\'' : char.ToLowerInvariant(c);
            hash = (hash ^ folded) * Prime;
        }

        return Finish(hash);
    }

    public static ulong Extend(ulong phrase, ulong word) => Finish((phrase * Prime) ^ word);

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Finish(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
