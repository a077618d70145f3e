namespace Ingest.Core.Articles;

/// <summary>Brings the URLs under which one article is published to one form.</summary>
public static class CanonicalUrl
{
    private static readonly string[] TrackingParameters = ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "cmpid", "ocid"];

    /// <summary>
    /// Lower-case scheme and host, no <c>www.</c>, http as https, no default port, no fragment, no tracking parameters, no
    /// trailing slash. Null for what is not an absolute http or https URL with a path: a site's start page names no article.
    /// </summary>
    public static string? Normalize(string? url)
    {
        if (!Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var path = uri.AbsolutePath.TrimEnd('/');
        var query = string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(IsIdentifying));

        if (path.Length == 0 && query.Length == 0)
        {
            return null;
        }

        var host = uri.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? uri.IdnHost[4..] : uri.IdnHost;
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        return $"https://{host}{port}{path}{(query.Length == 0 ? "" : "?" + query)}";
    }

    private static bool IsIdentifying(string parameter) =>
        !Array.Exists(TrackingParameters, tracking => parameter.StartsWith(tracking, StringComparison.OrdinalIgnoreCase));
}
