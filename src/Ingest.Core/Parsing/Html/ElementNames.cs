using System.Collections.Frozen;

namespace Ingest.Core.Parsing.Html;

/// <summary>HTML's elements by what they mean for text.</summary>
internal static class ElementNames
{
    /// <summary>No reader sees their content as text.</summary>
    public static readonly FrozenSet<string> Skipped = Set("script", "style", "template", "svg", "canvas", "iframe", "frame", "object", "embed", "applet", "video", "audio", "map", "noscript", "select", "option", "optgroup", "button", "input", "textarea", "datalist", "progress", "meter", "head", "title", "meta", "link", "base", "dialog", "amp-ad", "amp-analytics", "math");

    /// <summary>Part of the running line.</summary>
    public static readonly FrozenSet<string> Inline = Set("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "rb", "rt", "rp", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "picture", "source", "o:p", "st1:place");

    public static readonly FrozenSet<string> Paragraphs = Set("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dd", "dt", "blockquote", "pre", "figcaption");

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
