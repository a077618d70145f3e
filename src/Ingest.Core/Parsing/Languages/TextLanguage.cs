namespace Ingest.Core.Parsing.Languages;

/// <summary>The language of a text by itself, for what is not parsed as a document.</summary>
public static class TextLanguage
{
    /// <returns>BCP 47 tag, or null where the text is too short to tell.</returns>
    public static string? Detect(IReadOnlyList<string> paragraphs) => LanguageDetector.Detect(paragraphs)?.Value;
}
