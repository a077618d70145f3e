using System.Globalization;
using System.Text.Json;
using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Feeds;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.Html;

namespace Ingest.Core.Parsing.Json;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org); one article an item.</summary>
internal sealed class JsonFeedReader : IFormatReader
{
    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.JsonFeed];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source)
    {
        var feed = JsonText.Load(source);
        return [.. JsonLdValues.Items(feed, "items").Where(item => item.ValueKind == JsonValueKind.Object).Take(source.Options.MaxArticles).Select((item, i) => Item(item, feed, i).ToDraft(source))];
    }

    private static FeedItem Item(JsonElement item, JsonElement feed, int index)
    {
        var authors = Authors(item);
        return new FeedItem
        {
            Source = "json-feed",
            Id = JsonLdValues.Text(item, "id") ?? (index + 1).ToString(CultureInfo.InvariantCulture),
            Title = JsonLdValues.Text(item, "title"),
            Url = JsonLdValues.Text(item, "url") ?? JsonLdValues.Text(item, "external_url"),
            Published = JsonLdValues.Text(item, "date_published"),
            Modified = JsonLdValues.Text(item, "date_modified"),
            Authors = authors.Count > 0 ? authors : Authors(feed),
            Categories = [.. JsonLdValues.Texts(item, "tags")],
            Summary = JsonLdValues.Text(item, "summary"),
            Content = JsonLdValues.Text(item, "content_html") ?? JsonLdValues.Text(item, "content_text"),
            Publisher = JsonLdValues.Text(feed, "title"),
            Language = JsonLdValues.Text(item, "language") ?? JsonLdValues.Text(feed, "language"),
            Images = JsonLdValues.Text(item, "image") is { } image ? [new ArticleImage { Url = image }] : [],
        };
    }

    private static List<string> Authors(JsonElement element) =>
        [.. JsonLdValues.Items(element, "authors").Concat(JsonLdValues.Items(element, "author")).Select(author => JsonLdValues.Text(author, "name")).OfType<string>()];
}
