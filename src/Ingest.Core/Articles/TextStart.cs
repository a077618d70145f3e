namespace Ingest.Core.Articles;

/// <summary>The start of a text that is too long for its place.</summary>
public static class TextStart
{
    /// <param name="most">UTF-16 code units, at least 1.</param>
    /// <returns>The text itself where it is no longer; else its start, which never ends inside of a character.</returns>
    public static string Of(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}
