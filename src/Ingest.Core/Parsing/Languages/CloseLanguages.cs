namespace Ingest.Core.Parsing.Languages;

/// <summary>Languages that share most of their function words: between these a declaration tells more than a short text does.</summary>
internal static class CloseLanguages
{
    private static readonly string[][] Groups =
    [
        ["da", "nb", "nn", "no", "sv"],
        ["cs", "sk"],
        ["bs", "hr", "sr", "sl"],
        ["id", "ms"],
        ["ca", "es", "gl", "pt"],
        ["be", "bg", "mk", "ru", "uk"],
    ];

    /// <param name="first">BCP 47 tag.</param>
    /// <param name="second">BCP 47 tag.</param>
    public static bool Are(string first, string second)
    {
        var (left, right) = (Base(first), Base(second));
        return left != right && Groups.Any(group => group.Contains(left) && group.Contains(right));
    }

    private static string Base(string tag) => tag.Split('-', '_')[0].ToLowerInvariant();
}
