using System.Text.Json;
using Ingest.Core.Articles;

namespace Ingest.Storage.Articles;

/// <summary>Texts as rows have them: cut to what a list shows, paragraphs as a JSON array.</summary>
internal static class ListText
{
    // What a list shows; the article has the whole. Keeps a transaction of 100 rows far below its limit.
    private const int ListCharacters = 1024;

    public static string? Cut(string? text, int most = ListCharacters) => text is null ? null : TextStart.Of(text, most);

    /// <returns>Null for none.</returns>
    public static string? Join(IReadOnlyList<string> texts) => texts.Count > 0 ? JsonSerializer.Serialize(texts, ArticleJsonContext.Relaxed.IReadOnlyListString) : null;

    /// <param name="json">What <see cref="Join"/> gave; a merge empties a column that it cannot take away.</param>
    public static IReadOnlyList<string> Split(string? json) => string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize(json, ArticleJsonContext.Relaxed.IReadOnlyListString) ?? [];
}
