using System.Text;

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
        // Uri throws on a lone surrogate in a host.
        if (url is null || IsBroken(url) || !Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var path = uri.AbsolutePath.TrimEnd('/');
        var query = string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(IsIdentifying));

        if (path.Length == 0 && query.Length == 0)
        {
            return null;
        }

        if (Host(uri) is not { } host)
        {
            return null;
        }

        host = host.Length > 4 && host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        return $"https://{host}{port}{path}{(query.Length == 0 ? "" : "?" + query)}";
    }

    /// <returns>Null where no host can have such a name.</returns>
    private static string? Host(Uri uri)
    {
        try
        {
            // IdnHost leaves out the brackets of an IPv6 address.
            return uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        }
        catch (UriFormatException)
        {
            // The parser lets characters pass that the international form of a host may not hold.
            return null;
        }
    }

    /// <summary>Whether the text holds a lone surrogate, or the replacement character that became of one.</summary>
    private static bool IsBroken(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIdentifying(string parameter) =>
        !Array.Exists(TrackingParameters, tracking => parameter.StartsWith(tracking, StringComparison.OrdinalIgnoreCase));
}
