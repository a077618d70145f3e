using AngleSharp.Dom;

namespace Ingest.Core.Parsing.Html;

/// <summary>The page's meta elements by lower-case name or property, and its link relations.</summary>
internal sealed class MetaTags
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    public MetaTags(IDocument page)
    {
        foreach (var meta in page.GetElementsByTagName("meta"))
        {
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
            // Some pages, and pages saved by some tools, write the value into the wrong attribute.
            var content = meta.GetAttribute("content") ?? meta.GetAttribute("value");

            if (!string.IsNullOrWhiteSpace(name) && !string.IsNullOrWhiteSpace(content))
            {
                Add(name.Trim(), content.Trim());
            }
        }

        foreach (var link in page.GetElementsByTagName("link"))
        {
            if (link.GetAttribute("rel") is { Length: > 0 } relation && link.GetAttribute("href") is { Length: > 0 } target)
            {
                Add("link:" + relation.Trim(), target.Trim());
            }
        }
    }

    /// <summary>All names, in the page's order.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The first of the names that the page has, with its first value.</summary>
    public (string Name, string Value)? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var found))
            {
                return (name, found[0]);
            }
        }

        return null;
    }

    public IReadOnlyList<string> All(string name) => _values.TryGetValue(name, out var found) ? found : [];

    private void Add(string name, string value)
    {
        if (!_values.TryGetValue(name, out var list))
        {
            _values[name] = list = [];
        }

        list.Add(value);
    }
}
