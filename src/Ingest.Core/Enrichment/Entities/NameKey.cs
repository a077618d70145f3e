using System.Buffers;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>Folds a name to what identifies it: lower case, no diacritics of the Latin script, one space between words.</summary>
internal static class NameKey
{
    /// <summary>U+00C0 to U+017F without their marks; two letters become one here, which only has to be the same everywhere.</summary>
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo×ouuuuypsaaaaaaaceeeeiiiidnooooo÷ouuuuypy" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll" +
        "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>Names are short; longer ones are folded in rented memory.</summary>
    private const int OnStack = 256;

    /// <param name="name">The name.</param>
    /// <param name="prefix">Stands before the folded name as it is.</param>
    public static string Fold(ReadOnlySpan<char> name, string prefix = "")
    {
        var rented = name.Length > OnStack ? ArrayPool<char>.Shared.Rent(name.Length) : null;
        Span<char> folded = rented is null ? stackalloc char[OnStack] : rented;

        try
        {
            return string.Concat(prefix, folded[..Fold(name, folded)]);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }
        }
    }

    /// <returns>How long the folded name is: at most as long as the name.</returns>
    private static int Fold(ReadOnlySpan<char> name, Span<char> folded)
    {
        var length = 0;
        var space = false;

        foreach (var c in name)
        {
            if (Characters.IsSpace(c))
            {
                space = length > 0;
                continue;
            }

            if (c is >= '\u0300' and <= '\u036F' || c == '.')
            {
                continue;
            }

            // "Covid - 19" in text that was tokenised before is "Covid-19".
            if (space && c != '-' && folded[length - 1] != '-')
            {
                folded[length++] = ' ';
            }

            space = false;

            folded[length++] = Fold(c);
        }

        return length;
    }

    private static char Fold(char c) => c switch
    {
        < '\u0080' => char.ToLowerInvariant(c),
        >= '\u00C0' and <= '\u017F' => Latin[c - 0xC0],
        '\u2019' or '\u02BC' => '\'',
        '\u2010' or '\u2011' => '-',
        '\u0218' or '\u0219' => 's',
        '\u021A' or '\u021B' => 't',
        _ => char.ToLowerInvariant(c),
    };
}
