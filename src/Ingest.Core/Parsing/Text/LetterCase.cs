namespace Ingest.Core.Parsing.Text;

internal static class LetterCase
{
    public static bool HasLower(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLower(c))
            {
                return true;
            }
        }

        return false;
    }

    public static bool HasUpper(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsUpper(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Capitals and no small letter: a slug, a kicker or a shouted headline.</summary>
    public static bool IsAllCapitals(ReadOnlySpan<char> text) => HasUpper(text) && !HasLower(text);
}
