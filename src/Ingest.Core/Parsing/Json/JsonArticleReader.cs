using System.Text.Json;
using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.Html;

namespace Ingest.Core.Parsing.Json;

/// <summary>Articles as JSON objects under the names that schema.org, news APIs and scrapers use; one, an array, or a list inside an object.</summary>
internal sealed class JsonArticleReader : IFormatReader
{
    private static readonly string[] Lists = ["articles", "items", "results", "response", "data", "docs", "news", "stories", "entries", "posts", "documents", "@graph", "value"];

    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.Json];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source)
    {
        var root = JsonText.Load(source);
        var items = IsSchema(root) ? [] : Items(root, 0);

        if (items.Count == 0)
        {
            throw new DocumentException(ReasonCode.NotAnArticle, "The JSON has no object with a headline or a text under a name that is known for either.");
        }

        return [.. items.Take(source.Options.MaxArticles).Select((item, i) => Item(item, items.Count == 1 && root.ValueKind == JsonValueKind.Object ? "" : $"#{Text(item, "id", "guid", "uuid") ?? $"{i + 1}"}", source))];
    }

    /// <summary>JSON Schema has a title and a description too, of what it describes.</summary>
    private static bool IsSchema(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("$schema", out _) && (root.TryGetProperty("properties", out _) || root.TryGetProperty("definitions", out _) || root.TryGetProperty("$defs", out _));

    private static List<JsonElement> Items(JsonElement element, int depth)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return [.. element.EnumerateArray().SelectMany(item => Items(item, depth + 1))];
        }

        if (element.ValueKind != JsonValueKind.Object || depth > 6)
        {
            return [];
        }

        foreach (var list in Lists)
        {
            if (element.TryGetProperty(list, out var inner) && inner.ValueKind is JsonValueKind.Array or JsonValueKind.Object && Items(inner, depth + 1) is { Count: > 0 } items)
            {
                return items;
            }
        }

        return Headline(element) is not null || BodyText(element) is not null || HasParagraphs(element) ? [element] : [];
    }

    private static ArticleDraft Item(JsonElement item, string entryPath, SourceDocument source)
    {
        var fields = item.TryGetProperty("fields", out var nested) && nested.ValueKind == JsonValueKind.Object ? nested : item;
        var (body, images) = Body(item, fields, source);
        var authors = Authors(item).Concat(fields.Equals(item) ? [] : Authors(fields)).ToList();
        var language = Text(item, "inLanguage", "language", "lang");
        var draft = new ArticleDraft
        {
            EntryPath = entryPath,
            Headline = DraftFields.Text(HtmlFragment.Line(Headline(item) ?? Headline(fields), source), "json:headline"),
            AlternativeHeadline = DraftFields.Text(HtmlFragment.Line(Text(item, "alternativeHeadline", "subtitle", "subheadline", "dek", "standfirst", "kicker"), source), "json:alternativeHeadline"),
            Abstract = DraftFields.Text(HtmlFragment.Line(Text(item, "abstract", "description", "summary", "excerpt", "snippet", "lead_paragraph"), source), "json:description"),
            Authors = DraftFields.People(authors, "json:author"),
            SourceOrganization = DraftFields.Agency([.. authors, Name(item, "source", "sourceOrganization", "agency")], "json:source"),
            Publisher = DraftFields.Text(Name(item, "publisher", "source", "site_name", "sitename", "site", "hostname", "outlet"), "json:publisher"),
            DatePublished = FieldDates.Read(Text(item, "datePublished", "date_published", "publishedAt", "published_at", "publicationDate", "publication_date", "webPublicationDate", "pub_date", "pubDate", "publishDate", "publish_date", "published", "date", "dateCreated", "created_at", "created", "timestamp", "published_date", "date_publish"), "json:datePublished", 0.95, DateHints.For(language)),
            DateModified = FieldDates.Read(Text(item, "dateModified", "date_modified", "updatedAt", "updated_at", "updated", "modified", "lastModified", "date_modify"), "json:dateModified", 0.95, DateHints.For(language)),
            Dateline = DraftFields.Text(Text(item, "dateline"), "json:dateline"),
            Body = DraftFields.Body(body, "json:body"),
            Keywords = DraftFields.List(JsonLdValues.Texts(item, "keywords").Concat(JsonLdValues.Texts(item, "tags")).SelectMany(text => text.Split([',', ';'], StringSplitOptions.TrimEntries)), "json:keywords"),
            Section = DraftFields.Text(Text(item, "articleSection", "section", "sectionName", "section_name", "category"), "json:section"),
            Language = DraftFields.Text(language, "json:language"),
            Url = DraftFields.Text(Text(item, "url", "webUrl", "web_url", "link", "canonical", "canonicalUrl", "source_url", "href") ?? Text(item, "mainEntityOfPage"), "json:url"),
            IsAccessibleForFree = JsonLdValues.Flag(item, "isAccessibleForFree") is { } free ? new Sourced<bool>(free, "json:isAccessibleForFree", 0.95) : null,
            Images = DraftFields.Images([.. Images(item), .. images], "json:image"),
        };
        DraftFields.SetDateline(draft);
        return draft;
    }

    private static (List<string> Paragraphs, List<ArticleImage> Images) Body(JsonElement item, JsonElement fields, SourceDocument source)
    {
        if (HasParagraphs(item))
        {
            return ([.. JsonLdValues.Texts(item, "body").Concat(JsonLdValues.Texts(item, "paragraphs"))], []);
        }

        var text = BodyText(item) ?? BodyText(fields) ?? Text(item, "description", "summary", "abstract");
        var isMarkup = text?.Contains('<', StringComparison.Ordinal) == true;
        // Scrapers write one line break between paragraphs as often as two.
        return text is null ? ([], []) : isMarkup ? HtmlFragment.Read(text, source) : (Parsing.Text.TextCleaning.Paragraphs(text.Contains("\n\n", StringComparison.Ordinal) ? text : text.Replace("\n", "\n\n", StringComparison.Ordinal)), []);
    }

    private static bool HasParagraphs(JsonElement item) =>
        (item.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.Array && JsonLdValues.Texts(item, "body").Any()) || JsonLdValues.Texts(item, "paragraphs").Any();

    private static string? Headline(JsonElement item) => Text(item, "headline", "title", "webTitle", "name", "heading") ?? (item.TryGetProperty("headline", out var nested) ? Text(nested, "main", "name") : null);

    private static string? BodyText(JsonElement item) => Text(item, "articleBody", "body", "bodyText", "body_text", "content", "text", "maintext", "fulltext", "full_text", "article", "contentHtml", "content_html", "html", "story");

    private static IEnumerable<string> Authors(JsonElement item)
    {
        foreach (var name in new[] { "author", "authors", "byline", "creator", "by", "writer" })
        {
            foreach (var value in JsonLdValues.Items(item, name))
            {
                var isOrganization = JsonLdValues.Text(value, "@type")?.Contains("Organization", StringComparison.Ordinal) == true;

                if (!isOrganization && (value.ValueKind == JsonValueKind.Object ? Text(value, "name", "original", "full_name") : JsonLdValues.Scalar(value)) is { } author)
                {
                    yield return author;
                }
            }
        }
    }

    private static IEnumerable<ArticleImage> Images(JsonElement item)
    {
        foreach (var name in new[] { "image", "images", "urlToImage", "image_url", "top_image", "thumbnail", "media" })
        {
            foreach (var value in JsonLdValues.Items(item, name))
            {
                var url = value.ValueKind == JsonValueKind.Object ? Text(value, "url", "contentUrl", "src", "href") : JsonLdValues.Scalar(value);
                yield return new ArticleImage { Url = url, Caption = value.ValueKind == JsonValueKind.Object ? Text(value, "caption", "description", "alt") : null, CreditText = value.ValueKind == JsonValueKind.Object ? Text(value, "creditText", "credit", "copyright") : null };
            }
        }
    }

    /// <summary>A text, or the name inside an object.</summary>
    private static string? Name(JsonElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Text(item, name) is { } text)
            {
                return text;
            }

            if (item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object && Text(value, "name", "title") is { } inner)
            {
                return inner;
            }
        }

        return null;
    }

    private static string? Text(JsonElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (JsonLdValues.Text(item, name) is { } text)
            {
                return text;
            }
        }

        return null;
    }
}
