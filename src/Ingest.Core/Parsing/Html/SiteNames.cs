namespace Ingest.Core.Parsing.Html;

/// <summary>What the page's site calls itself.</summary>
internal static class SiteNames
{
    public static List<string> Of(HtmlPage page, string? url)
    {
        var names = new List<string>();
        Add(page.Meta.First("og:site_name")?.Value);
        Add(page.Meta.First("application-name")?.Value);
        Add(page.Meta.First("twitter:site")?.Value.TrimStart('@'));
        Add(page.Structured.Publisher);
        Add(Host(url));
        return names;

        void Add(string? name)
        {
            if (!string.IsNullOrWhiteSpace(name) && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                names.Add(name);
            }
        }
    }

    /// <summary>The registered name in the host: the longest label before the public ending.</summary>
    private static string? Host(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Split('.') is { Length: > 1 } labels ? labels[..^1].Where(label => label != "www").MaxBy(label => label.Length) : null;
}
