using System.Net;
using System.Text.Json;

namespace Ingest.Core.Parsing.Html;

/// <summary>Maps one JSON-LD node to a <see cref="StructuredArticle"/>.</summary>
internal static class JsonLdArticle
{
    private static readonly string[] OrganizationTypes = ["Organization", "NewsMediaOrganization", "Corporation", "LocalBusiness", "Brand", "Thing"];

    public static StructuredArticle Of(JsonElement node, Dictionary<string, JsonElement> byId) => new()
    {
        Headline = Decode(JsonLdValues.Text(node, "headline") ?? JsonLdValues.Text(node, "name")),
        AlternativeHeadline = Decode(JsonLdValues.Text(node, "alternativeHeadline")),
        Description = Decode(JsonLdValues.Text(node, "description")),
        Authors = Authors(node, byId),
        Publisher = JsonLdValues.Items(node, "publisher").Select(publisher => Name(Resolve(publisher, byId))).OfType<string>().FirstOrDefault(),
        DatePublished = JsonLdValues.Text(node, "datePublished") ?? JsonLdValues.Text(node, "dateCreated"),
        DateModified = JsonLdValues.Text(node, "dateModified"),
        Body = Decode(JsonLdValues.Text(node, "articleBody")),
        Section = Decode(JsonLdValues.Text(node, "articleSection")),
        Keywords = Keywords(node),
        Images = Images(node, byId),
        Language = JsonLdValues.Text(node, "inLanguage"),
        Url = Url(node),
        IsAccessibleForFree = JsonLdValues.Flag(node, "isAccessibleForFree"),
    };

    private static List<(string Name, string? Url)> Authors(JsonElement node, Dictionary<string, JsonElement> byId)
    {
        var authors = new List<(string, string?)>();

        foreach (var item in JsonLdValues.Items(node, "author").Concat(node.TryGetProperty("author", out _) ? [] : JsonLdValues.Items(node, "creator")))
        {
            var author = Resolve(item, byId);

            if (JsonLdValues.Texts(author, "@type").Any(type => Array.IndexOf(OrganizationTypes, type) >= 0))
            {
                continue;
            }

            foreach (var name in Names(author))
            {
                authors.Add((name, JsonLdValues.Text(author, "url")));
            }
        }

        return authors;
    }

    private static JsonElement Resolve(JsonElement value, Dictionary<string, JsonElement> byId) =>
        value.ValueKind == JsonValueKind.Object && !value.TryGetProperty("name", out _) && JsonLdValues.Text(value, "@id") is { } id && byId.TryGetValue(id, out var found) ? found : value;

    private static string? Name(JsonElement value) =>
        Decode(value.ValueKind == JsonValueKind.Object ? JsonLdValues.Text(value, "name") : JsonLdValues.Scalar(value));

    /// <summary>One name, a list of them, or given and family name apart.</summary>
    private static IEnumerable<string> Names(JsonElement author)
    {
        if (author.ValueKind != JsonValueKind.Object)
        {
            return Name(author) is { } name ? [name] : [];
        }

        var names = JsonLdValues.Texts(author, "name").Select(Decode).OfType<string>().ToList();
        return names.Count > 0 ? names : JsonLdValues.Text(author, "givenName") is { } given && JsonLdValues.Text(author, "familyName") is { } family ? [$"{given} {family}"] : [];
    }

    private static List<string> Keywords(JsonElement node) =>
        [.. JsonLdValues.Texts(node, "keywords").SelectMany(keywords => keywords.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(keyword => WebUtility.HtmlDecode(keyword)).Distinct(StringComparer.OrdinalIgnoreCase).Take(50)];

    private static List<(string, string?, string?)> Images(JsonElement node, Dictionary<string, JsonElement> byId)
    {
        var images = new List<(string, string?, string?)>();

        foreach (var item in JsonLdValues.Items(node, "image"))
        {
            var image = Resolve(item, byId);
            var url = image.ValueKind == JsonValueKind.Object ? JsonLdValues.Text(image, "url") ?? JsonLdValues.Text(image, "contentUrl") : JsonLdValues.Scalar(image);

            if (url is not null)
            {
                images.Add((url, Decode(JsonLdValues.Text(image, "caption")), Decode(JsonLdValues.Text(image, "creditText"))));
            }
        }

        return images;
    }

    private static string? Url(JsonElement node)
    {
        var page = JsonLdValues.Items(node, "mainEntityOfPage").FirstOrDefault();
        return JsonLdValues.Text(node, "url") ?? (page.ValueKind == JsonValueKind.Object ? JsonLdValues.Text(page, "@id") : page.ValueKind == JsonValueKind.String ? JsonLdValues.Scalar(page) : null);
    }

    /// <summary>JSON inside HTML is often escaped for HTML a second time.</summary>
    private static string? Decode(string? text) => text is null ? null : WebUtility.HtmlDecode(text).Trim() is { Length: > 0 } decoded ? decoded : null;
}
