using AngleSharp.Dom;
using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Parsing.Html;

/// <summary>The publication date in the data that a page hands to its scripts: pages that scripts build show none in their markup.</summary>
internal static class ScriptDates
{
    private const int MaxScriptLength = 2_000_000;

    private const int MaxValueLength = 40;

    private static readonly string[] Keys = ["datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publicationDate", "publication_date", "publishedDate", "published_date", "firstPublished", "first_published_at", "pubDate"];

    public static Sourced<ArticleDate>? Find(HtmlPage page, DateHints hints)
    {
        foreach (var key in Keys)
        {
            foreach (var script in page.Document.GetElementsByTagName("script"))
            {
                if (script.TextContent is { Length: > 2 and < MaxScriptLength } text && Value(text, key) is { } value && FieldDates.Read(value, "script", 0.4, hints with { Reference = null }) is { } date)
                {
                    return date;
                }
            }
        }

        return null;
    }

    /// <summary>The first value of a key in JSON or in JSON inside a string, if it starts with a year.</summary>
    private static string? Value(ReadOnlySpan<char> text, string key)
    {
        for (var at = text.IndexOf(key, StringComparison.Ordinal); at >= 0;)
        {
            var rest = text[(at + key.Length)..];
            var value = rest.TrimStart("\\\": ");

            if (rest.Length > value.Length + 1 && value.Length > 10 && value[0] is '1' or '2')
            {
                var end = value.IndexOfAny('"', '\\', '\'');
                return end is >= 10 and <= MaxValueLength ? value[..end].ToString() : null;
            }

            var next = rest.IndexOf(key, StringComparison.Ordinal);
            at = next < 0 ? -1 : at + key.Length + next;
        }

        return null;
    }
}
