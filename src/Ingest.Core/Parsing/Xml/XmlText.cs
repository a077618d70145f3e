using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Formats;

namespace Ingest.Core.Parsing.Xml;

/// <summary>Loads XML without its DTD and without resolving anything, mending what real feeds get wrong.</summary>
internal static partial class XmlText
{
    private const int MaxDepth = 512;

    /// <summary>Feeds use some dozen modules.</summary>
    private const int MaxPrefixes = 64;

    /// <exception cref="DocumentException">It is not XML even after mending.</exception>
    public static XElement Load(SourceDocument source)
    {
        var text = source.Text.Length <= source.Options.MaxCharacters ? source.Text : source.Text[..source.Options.MaxCharacters];
        CheckDepth(text);

        try
        {
            return Parse(text);
        }
        catch (XmlException first)
        {
            return Mended(text, first);
        }
    }

    private static XElement Mended(string text, XmlException first)
    {
        var mended = Mend(text);

        try
        {
            return Parse(mended);
        }
        catch (XmlException)
        {
            // Cut off in transfer: the whole items before the cut are still good.
            return Cut(mended) ?? XmlSoup.Read(mended) ?? throw new DocumentException(ReasonCode.Malformed, $"The XML is broken at line {first.LineNumber}, position {first.LinePosition}.", first);
        }
    }

    private static XElement? Cut(string text)
    {
        foreach (var (end, close) in new[] { ("</item>", "</channel></rss>"), ("</item>", "</rdf:RDF>"), ("</entry>", "</feed>") })
        {
            var at = text.LastIndexOf(end, StringComparison.OrdinalIgnoreCase);

            if (at < 0)
            {
                continue;
            }

            try
            {
                return Parse(string.Concat(text.AsSpan(0, at + end.Length), close));
            }
            catch (XmlException)
            {
                // Not this kind of feed: the next closing is tried.
            }
        }

        return null;
    }

    private static XElement Parse(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = true, IgnoreComments = true, IgnoreProcessingInstructions = true };
        using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n')), settings);
        return XElement.Load(reader);
    }

    /// <summary>Entities of HTML, stray ampersands, control characters, and whatever stands before the first tag.</summary>
    private static string Mend(string text)
    {
        var start = Start(text);
        var clean = new StringBuilder(text.Length);

        for (var i = Math.Max(0, start); i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
        }

        return WithPrefixes(Ampersand().Replace(WithoutTail(WithoutDoctype(clean.ToString())), match => Entity(match.Value)));
    }

    /// <summary>Servers put warnings and comments before the declaration.</summary>
    private static int Start(string text)
    {
        var declaration = text.IndexOf("<?xml ", StringComparison.Ordinal);
        var element = FirstTag().Match(text) is { Success: true } tag ? tag.Index : 0;
        return declaration >= 0 && declaration < element ? declaration : element;
    }

    /// <summary>What stands behind the end of the root element, such as a script for counting readers.</summary>
    private static string WithoutTail(string text)
    {
        var root = FirstTag().Match(text);
        var end = root.Success ? text.LastIndexOf($"</{root.Groups["name"].Value}>", StringComparison.Ordinal) : -1;
        return end < 0 ? text : text[..(end + root.Groups["name"].Length + 3)];
    }

    /// <summary>Declares the prefixes that are used and declared nowhere, on the root element.</summary>
    private static string WithPrefixes(string text)
    {
        var missing = Prefix().Matches(text).Select(match => match.Groups["prefix"].Value).Distinct(StringComparer.Ordinal)
            .Where(prefix => prefix is not ("xml" or "xmlns") && !text.Contains($"xmlns:{prefix}=", StringComparison.Ordinal)).Take(MaxPrefixes).ToList();
        var root = FirstTag().Match(text);
        return missing.Count == 0 || !root.Success ? text : text.Insert(root.Index + root.Length, string.Concat(missing.Select(prefix => $" xmlns:{prefix}=\"urn:undeclared:{prefix}\"")));
    }

    /// <summary>Nothing of a DTD is wanted: its entities stay unread.</summary>
    private static string WithoutDoctype(string text)
    {
        var start = text.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : text.IndexOf('>', start);
        var subset = start < 0 ? -1 : text.IndexOf('[', start);

        if (subset >= 0 && subset < end)
        {
            end = text.IndexOf("]>", subset, StringComparison.Ordinal) is var close && close >= 0 ? close + 1 : end;
        }

        return end < 0 ? text : text.Remove(start, end - start + 1);
    }

    private static string Entity(string entity)
    {
        if (entity is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
        {
            return entity;
        }

        var decoded = WebUtility.HtmlDecode(entity);
        return decoded == entity ? "&amp;" + entity[1..] : WebUtility.HtmlEncode(decoded);
    }

    /// <summary>Elements open at once are counted before anything is built: the tree's own methods are recursive.</summary>
    private static void CheckDepth(string text)
    {
        var depth = 0;

        for (var i = text.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('<', i + 1))
        {
            if (text.AsSpan(i).StartsWith("<![CDATA[", StringComparison.Ordinal))
            {
                var end = text.IndexOf("]]>", i, StringComparison.Ordinal);
                i = end < 0 ? text.Length - 1 : end;
                continue;
            }

            if (text[i + 1] is '!' or '?')
            {
                continue;
            }

            var close = text.IndexOf('>', i);
            depth += text[i + 1] == '/' ? -1 : close > 0 && text[close - 1] == '/' ? 0 : 1;

            if (depth > MaxDepth)
            {
                throw new DocumentException(ReasonCode.Malformed, $"The XML opens more than {MaxDepth} elements inside each other.");
            }
        }
    }

    [GeneratedRegex(@"<(?<name>[A-Za-z_][\w:.\-]*)", RegexOptions.NonBacktracking)]
    private static partial Regex FirstTag();

    [GeneratedRegex(@"[<\s](?<prefix>[A-Za-z_][A-Za-z0-9_.\-]{0,30}):[A-Za-z_][\w.\-]*[\s=>/]", RegexOptions.NonBacktracking)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"&(?:#[0-9]{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,30};)?", RegexOptions.NonBacktracking)]
    private static partial Regex Ampersand();
}
