using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Parsing.Html;

/// <summary>The section that a schema.org <c>BreadcrumbList</c> places an article in: "Home > World > Europe > headline" gives World.</summary>
internal static class JsonLdBreadcrumbs
{
    /// <summary>Section names are short; a longer crumb is a headline.</summary>
    private const int MaxWords = 5;

    /// <summary>The way in, where its address is not the site's root.</summary>
    private static readonly FrozenSet<string> Roots = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "home", "homepage", "home page", "front page", "start", "startseite", "accueil", "inicio", "início", "portada");

    /// <param name="nodes">All nodes of the page.</param>
    /// <param name="article">Headline and address tell the article's own crumb.</param>
    public static string? Section(IEnumerable<JsonElement> nodes, StructuredArticle article)
    {
        foreach (var node in nodes)
        {
            if (JsonLdValues.Texts(node, "@type").Any(type => type.Split('/')[^1] == "BreadcrumbList")
                && JsonLdValues.Items(node, "itemListElement").Select(Crumb).OrderBy(crumb => crumb.Position).FirstOrDefault(crumb => IsSection(crumb, article)).Name is { } section)
            {
                return section;
            }
        }

        return null;
    }

    /// <summary>Neither the way in nor the article itself. A crumb without an address is the page that it stands on.</summary>
    private static bool IsSection((string? Name, string? Url, int Position) crumb, StructuredArticle article) =>
        crumb is { Name: { Length: > 0 } name, Url: { Length: > 0 } url }
        && !IsRoot(url)
        && !Roots.Contains(name)
        && url != article.Url
        && !HeadlineText.Same(name, article.Headline)
        && name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MaxWords;

    private static bool IsRoot(string url) => url == "/" || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.AbsolutePath == "/" && address.Query.Length == 0 && address.Fragment.Length == 0);

    private static (string? Name, string? Url, int Position) Crumb(JsonElement element)
    {
        var item = JsonLdValues.Items(element, "item").FirstOrDefault();
        var isNode = item.ValueKind == JsonValueKind.Object;
        var name = JsonLdValues.Text(element, "name") ?? (isNode ? JsonLdValues.Text(item, "name") : null);
        var url = isNode ? JsonLdValues.Text(item, "@id") ?? JsonLdValues.Text(item, "url") : JsonLdValues.Text(element, "item");
        return (name is null ? null : System.Net.WebUtility.HtmlDecode(name).Trim(), url, int.TryParse(JsonLdValues.Text(element, "position"), CultureInfo.InvariantCulture, out var position) ? position : 0);
    }
}
