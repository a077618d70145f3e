using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>What the page's site calls itself.</summary>
internal static class SiteNames
{
    private const int MaxWords = 5;
    private const int MastheadLines = 4;
    private const int MaxLines = 40;

    public static List<string> Of(HtmlPage page, string? url)
    {
        var names = new List<string>();
        Add(page.Meta.First("og:site_name")?.Value);
        Add(page.Meta.First("application-name")?.Value);
        Add(page.Meta.First("twitter:site")?.Value.TrimStart('@'));
        Add(page.Structured.Publisher);
        Add(Host(url));
        Add(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Host.Contains('.', StringComparison.Ordinal) ? address.Host.Replace("www.", "", StringComparison.Ordinal) : null);
        Add(FromTitle(page));
        return names;

        void Add(string? name)
        {
            if (!string.IsNullOrWhiteSpace(name) && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                names.Add(name);
            }
        }
    }

    /// <summary>
    /// The part of the title that the page's head shows as a line, where the other part is the start of another line: a masthead and a
    /// headline of a page without metadata.
    /// </summary>
    private static string? FromTitle(HtmlPage page)
    {
        var title = TextCleaning.LineOrNull(page.Document.Title);
        var cut = title is null ? -1 : title.AsSpan().IndexOfAny(":|");

        if (cut < 3 || TextMeasure.Words(title.AsSpan(0, cut)) > MaxWords || TextMeasure.Skeleton(title.AsSpan(cut)) is not { Length: > 8 } rest)
        {
            return null;
        }

        var name = title![..cut].Trim();
        var lines = page.Tree.Blocks.Take(MaxLines).ToList();
        return lines.Take(MastheadLines).Any(line => line.Tag != "h1" && line.Text.StartsWith(name, StringComparison.OrdinalIgnoreCase)) && lines.Exists(line => TextMeasure.Skeleton(line.Text).StartsWith(rest, StringComparison.Ordinal)) ? name : null;
    }

    /// <summary>The registered name in the host: the longest label before the public ending.</summary>
    private static string? Host(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Split('.') is { Length: > 1 } labels ? labels[..^1].Where(label => label != "www").MaxBy(label => label.Length) : null;
}
