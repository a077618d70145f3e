using System.Globalization;
using System.Xml.Linq;
using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.Xml;

namespace Ingest.Core.Parsing.Feeds;

/// <summary>RSS 0.9x, 1.0 (RDF) and 2.0 with their usual modules, and Atom 1.0 and 0.3; one article an item.</summary>
internal sealed class XmlFeedReader : IFormatReader
{
    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.Rss, Detection.MediaTypes.Atom, Detection.MediaTypes.Rdf];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source)
    {
        var root = XmlText.Load(source);
        var isAtom = root.Name.LocalName is "feed" or "entry";
        var items = isAtom ? (root.Name.LocalName == "entry" ? [root] : root.Children("entry")) : root.All("item");
        var channel = isAtom ? root : root.First("channel") ?? root;
        return [.. items.Take(source.Options.MaxArticles).Select((item, i) => (isAtom ? Atom(item, channel, i) : Rss(item, channel, i)).ToDraft(source))];
    }

    private static FeedItem Rss(XElement item, XElement channel, int index)
    {
        var content = First(item, "encoded", "body", "fulltext", "content");
        return new FeedItem
        {
            Source = "rss",
            Id = item.Text("guid") ?? item.Attr("about") ?? Number(index),
            Title = item.Text("title"),
            Url = Absolute(item.Text("link") ?? item.Text("origLink") ?? Link(item) ?? (item.Child("guid").Attr("isPermaLink") == "false" ? null : item.Text("guid")) ?? item.Attr("about"), item, channel.Text("link")),
            Published = item.Text("pubDate", "date", "published", "created", "issued"),
            Modified = item.Text("updated", "modified"),
            Authors = [.. item.Elements().Where(child => child.Name.LocalName is "creator" or "author").Select(Person).OfType<string>()],
            Categories = Texts(item, "category", "subject"),
            Summary = First(item, "description", "summary"),
            Content = content,
            Publisher = item.Text("publisher") ?? channel.Text("title"),
            Language = item.Text("language") ?? channel.Text("language"),
            Images = Media(item),
        };
    }

    private static FeedItem Atom(XElement entry, XElement feed, int index)
    {
        var authors = entry.Children("author").ToList();
        return new FeedItem
        {
            Source = "atom",
            Id = entry.Text("id") ?? Number(index),
            Title = Markup(entry.Child("title")),
            Url = Absolute(Link(entry) ?? entry.Text("id"), entry, Link(feed)),
            Published = entry.Text("published", "issued", "created") ?? entry.Text("updated", "modified"),
            Modified = entry.Text("published", "issued", "created") is null ? null : entry.Text("updated", "modified"),
            Authors = [.. (authors.Count > 0 ? authors : feed.Children("author")).Select(author => author.Text("name")).OfType<string>()],
            Categories = [.. entry.Children("category").Select(category => category.Attr("label") ?? category.Attr("term")).OfType<string>()],
            Summary = Markup(entry.Child("summary")),
            Content = Markup(entry.Child("content")),
            Publisher = entry.Child("source")?.Text("title") ?? (feed == entry ? null : feed.Text("title")),
            Language = entry.Attr("lang") ?? feed.Attr("lang"),
            Images = Media(entry),
        };
    }

    /// <summary>Atom text is plain, escaped markup, or markup as elements (type="xhtml").</summary>
    private static string? Markup(XElement? element)
    {
        var text = element is null ? null : element.HasElements ? string.Concat(element.Nodes().Select(node => node.ToString())) : element.Value;
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>RSS wants markup escaped; some write it as elements.</summary>
    private static string? First(XElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var child in item.Children(name))
            {
                if (Markup(child) is { } text && child.Value.Trim().Length > 0)
                {
                    return text;
                }
            }
        }

        return null;
    }

    private static string? Link(XElement item)
    {
        var links = item.Children("link").Where(link => link.Attr("href") is not null).ToList();
        return (links.Find(link => link.Attr("rel") is null or "alternate") ?? links.FirstOrDefault()).Attr("href");
    }

    /// <summary>A relative address counts from xml:base (RFC 4287, 2), or from the feed's own page.</summary>
    private static string? Absolute(string? url, XElement element, string? page)
    {
        var bases = element.AncestorsAndSelf().Select(ancestor => ancestor.Attribute(XNamespace.Xml + "base")?.Value).Append(page);
        return url is null || !Uri.TryCreate(url, UriKind.RelativeOrAbsolute, out var address) || address.IsAbsoluteUri && address.Scheme != Uri.UriSchemeFile ? url
            : bases.Select(text => Uri.TryCreate(text, UriKind.Absolute, out var root) && root.Scheme is "http" or "https" && Uri.TryCreate(root, url, out var whole) ? whole.AbsoluteUri : null).FirstOrDefault(whole => whole is not null) ?? url;
    }

    /// <summary>RSS writes "mail@host (Jane Doe)", Dublin Core "Jane Doe", some an element with a name in it.</summary>
    private static string? Person(XElement element)
    {
        var text = element.Text("name") ?? element.Value.Trim();
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return text.Contains('@', StringComparison.Ordinal) ? open > 0 && text.EndsWith(')') ? text[(open + 1)..^1] : null : text.Length == 0 ? null : text;
    }

    private static List<string> Texts(XElement item, params string[] names) =>
        [.. item.Elements().Where(child => names.Contains(child.Name.LocalName, StringComparer.Ordinal)).Select(child => child.Value.Trim()).Where(text => text.Length > 0)];

    private static List<ArticleImage> Media(XElement item)
    {
        var images = new List<ArticleImage>();

        foreach (var media in item.Descendants().Where(element => element.Name.LocalName is "content" or "enclosure" or "thumbnail" && element.Attr("url") is not null))
        {
            // Renditions in a group share what stands beside them (Media RSS 1.5.1, media:group).
            var group = media.Parent?.Name.LocalName == "group" ? media.Parent : null;
            var kind = media.Attr("type") ?? media.Attr("medium") ?? "";

            if (media.Name.LocalName == "thumbnail" ? images.Count == 0 : kind.StartsWith("image", StringComparison.OrdinalIgnoreCase) || kind.Length == 0)
            {
                images.Add(new ArticleImage { Url = media.Attr("url"), Caption = media.Text("description") ?? group?.Text("description") ?? item.Text("caption"), CreditText = media.Text("credit", "copyright") ?? group?.Text("credit", "copyright") });
            }
        }

        return images;
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
