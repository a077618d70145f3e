using System.Text;

namespace Ingest.Tables.Keys;

internal static class NameText
{
    /// <summary>Lone surrogates, which neither UTF-8 nor a normal form knows, become the replacement character.</summary>
    public static string ToWellFormed(this string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Unicode NFKC in lower case.</summary>
    public static string ToFolded(this string text) =>
        text.ToWellFormed().Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormC);
}
