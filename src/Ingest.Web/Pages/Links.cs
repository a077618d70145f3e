using System.Globalization;
using Ingest.Web.Articles;
using Ingest.Web.DeadLetters;
using Ingest.Web.Routing;

namespace Ingest.Web.Pages;

/// <summary>Addresses of the console's own pages.</summary>
public static class Links
{
    public const string Overview = $"/{PageRoutes.Prefix}";
    public const string Articles = $"/{PageRoutes.Prefix}/articles";
    public const string Drop = $"/{PageRoutes.Prefix}/drop";
    public const string Letters = $"/{PageRoutes.Prefix}/dead-letters";

    public static string Asset(string name) => $"/{PageRoutes.Prefix}/assets/{name}?v={EmbeddedFile.VersionOf(name)}";

    public static string Article(string id) => $"{Articles}/{Uri.EscapeDataString(id)}";

    /// <param name="type">Null leaves it open.</param>
    public static string Entity(string? type, string name) => WithQuery($"/{PageRoutes.Prefix}/entity", ("name", name), ("type", type));

    public static string File(string blob) => WithQuery($"/{PageRoutes.Prefix}/file", ("name", blob));

    public static string Letter(string id) => $"{Letters}/{Uri.EscapeDataString(id)}";

    /// <summary>A letter at a part of its input.</summary>
    public static string Input(string id, long start) => $"{WithQuery(Letter(id), ("at", start.ToString(CultureInfo.InvariantCulture)))}#input";

    public static string LettersOf(string reason) => WithQuery(Letters, ("reason", reason));

    public static string LettersOfFile(string blob) => WithQuery(Letters, ("blob", blob), ("closed", "true"));

    /// <summary>The list from its start, or from where another one ended.</summary>
    public static string Search(ArticleSearch search, string? after)
    {
        ArgumentNullException.ThrowIfNull(search);

        return WithQuery(Articles, ("text", search.Text), ("source", search.Source), ("section", search.Section), ("language", search.Language), ("entity", search.Entity), ("after", after));
    }

    public static string Search(LetterFilter filter, string? after)
    {
        ArgumentNullException.ThrowIfNull(filter);

        return WithQuery(Letters, ("reason", filter.Reason?.ToString()), ("stage", filter.Stage?.ToString()), ("blob", filter.Blob), ("closed", filter.IncludeClosed ? "true" : null), ("after", after));
    }

    /// <returns>The address of another site, if it is one that a browser opens as a page; an article may call anything its URL.</returns>
    public static string? Outside(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address.AbsoluteUri : null;

    private static string WithQuery(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var parts = new List<string>();

        foreach (var (name, value) in query)
        {
            if (!string.IsNullOrEmpty(value))
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }
}
