using System.Xml.Linq;

namespace Ingest.Core.Parsing.Xml;

/// <summary>Finds elements by local name: feeds and wires use prefixes and namespaces as they please.</summary>
internal static class XmlElements
{
    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(child => Is(child, name));

    public static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(child => Is(child, name));

    public static IEnumerable<XElement> All(this XElement element, string name) => element.Descendants().Where(child => Is(child, name));

    public static XElement? First(this XElement element, string name) => element.All(name).FirstOrDefault();

    /// <summary>The trimmed text of the first of the children, or null.</summary>
    public static string? Text(this XElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var child in element.Elements())
            {
                if (Is(child, name) && child.Value.Trim() is { Length: > 0 } text)
                {
                    return text;
                }
            }
        }

        return null;
    }

    public static string? Attr(this XElement? element, string name) =>
        element?.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.Trim() is { Length: > 0 } value ? value : null;

    private static bool Is(XElement element, string name) => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);
}
