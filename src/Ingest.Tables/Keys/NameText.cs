using System.Collections.Frozen;
using System.Text;

namespace Ingest.Tables.Keys;

internal static class NameText
{
    // The block of combining diacritical marks; the vowel signs of other scripts are letters to their readers and stay.
    private const char FirstMark = '\u0300';
    private const char LastMark = '\u036F';

    /// <summary>Lone surrogates, which UTF-8 cannot carry, and U+FFFE, which string.Normalize refuses, become the replacement character.</summary>
    public static string ToWellFormed(this string text) =>
        Ascii.IsValid(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD');

    // Letters whose mark is part of the letter, so that no normal form takes it off, and marks that keyboards vary.
    private static readonly FrozenDictionary<char, string> Letters = new Dictionary<char, string>
    {
        ['ø'] = "o",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['ħ'] = "h",
        ['ŧ'] = "t",
        ['ı'] = "i",
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['þ'] = "th",
        ['\u2019'] = "'",
        ['\u02BC'] = "'",
        ['\u2010'] = "-",
        ['\u2011'] = "-",
        ['.'] = "",
    }.ToFrozenDictionary();

    /// <summary>
    /// Compatibility forms made one (NFKC), lower case, without the diacritics of the European scripts and without full stops:
    /// "José", "Jose\u0301" and "JOSE" are one name, and so are "U.S." and "US".
    /// </summary>
    public static string ToFolded(this string text)
    {
        var decomposed = text.ToWellFormed().Normalized(NormalizationForm.FormKD).ToLowerInvariant();
        var folded = new StringBuilder(decomposed.Length);

        foreach (var c in decomposed.Where(c => c is < FirstMark or > LastMark))
        {
            folded.Append(Letters.TryGetValue(c, out var letters) ? letters : c.ToString());
        }

        return folded.ToString().Normalized(NormalizationForm.FormC);
    }

    /// <param name="text">What <see cref="ToWellFormed"/> gives.</param>
    /// <exception cref="PlatformNotSupportedException">The application runs in invariant globalization mode, which has no normal forms.</exception>
    public static string Normalized(this string text, NormalizationForm form)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        // The mode answers every question with "normalized already": keys made so would miss the rows of all other applications.
        return "e\u0301".IsNormalized(NormalizationForm.FormC)
            ? throw new PlatformNotSupportedException("The keys of the tables need Unicode normal forms: set InvariantGlobalization to false, and install ICU where it is missing.")
            : text.Normalize(form);
    }
}
