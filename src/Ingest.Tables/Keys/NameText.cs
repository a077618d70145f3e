using System.Text;

namespace Ingest.Tables.Keys;

internal static class NameText
{
    /// <summary>Lone surrogates, which UTF-8 cannot carry, and U+FFFE, which string.Normalize refuses, become the replacement character.</summary>
    public static string ToWellFormed(this string text) =>
        Ascii.IsValid(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD');

    /// <summary>Unicode NFKC in lower case.</summary>
    public static string ToFolded(this string text) =>
        text.ToWellFormed().Normalized(NormalizationForm.FormKC).ToLowerInvariant().Normalized(NormalizationForm.FormC);

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
