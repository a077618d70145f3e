using System.Text;
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

    public static string Fold(ReadOnlySpan<char> name)
    {
        var builder = new StringBuilder(name.Length);
        var space = false;

        foreach (var c in name)
        {
            if (Characters.IsSpace(c))
            {
                space = builder.Length > 0;
                continue;
            }

            if (c is >= '\u0300' and <= '\u036F' || c == '.')
            {
                continue;
            }

            // "Covid - 19" in text that was tokenised before is "Covid-19".
            if (space && c != '-' && builder[^1] != '-')
            {
                builder.Append(' ');
            }

            space = false;

            builder.Append(Fold(c));
        }

        return builder.ToString();
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
