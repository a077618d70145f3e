using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Ingest.Core.Parsing.Xml;

/// <summary>
/// Builds a tree of what a writer meant by broken XML: attributes without quotes, end tags that are missing or cross each other, HTML's
/// elements without an end. Prefixes are dropped. One pass; text that is no tag stays text.
/// </summary>
internal sealed class XmlSoup
{
    private const int MaxDepth = 256;

    private static readonly HashSet<string> NoEnd = new(StringComparer.OrdinalIgnoreCase) { "br", "hr", "img", "wbr", "input", "meta" };

    private readonly string _text;
    private readonly List<XElement> _open = [];
    private readonly StringBuilder _words = new();
    private XElement? _root;
    private int _at;

    private XmlSoup(string text) => _text = text;

    /// <returns>The first element with what it holds, or null where the text has no tag.</returns>
    public static XElement? Read(string text)
    {
        var soup = new XmlSoup(text);
        soup.Run();
        return soup._root;
    }

    private void Run()
    {
        while (_at < _text.Length)
        {
            var next = _text[_at];

            if (next != '<' || !ReadMarkup())
            {
                _words.Append(next);
                _at++;
            }
        }

        Flush();
    }

    /// <returns>False where the bracket opens no markup.</returns>
    private bool ReadMarkup()
    {
        var rest = _text.AsSpan(_at);

        if (rest.StartsWith("<![CDATA[", StringComparison.Ordinal))
        {
            var end = _text.IndexOf("]]>", _at, StringComparison.Ordinal);
            Flush();
            Add(Decoded(_text[(_at + 9)..(end < 0 ? _text.Length : end)].Replace("&", "&amp;", StringComparison.Ordinal)));
            _at = end < 0 ? _text.Length : end + 3;
            return true;
        }

        if (rest.StartsWith("<!", StringComparison.Ordinal) || rest.StartsWith("<?", StringComparison.Ordinal))
        {
            var close = rest.StartsWith("<!--", StringComparison.Ordinal) ? "-->" : ">";
            var end = _text.IndexOf(close, _at, StringComparison.Ordinal);
            _at = end < 0 ? _text.Length : end + close.Length;
            return true;
        }

        return rest.Length > 1 && (rest[1] == '/' || char.IsLetter(rest[1])) && ReadTag();
    }

    private bool ReadTag()
    {
        var isEnd = _text[_at + 1] == '/';
        var at = _at + (isEnd ? 2 : 1);
        var name = Name(ref at);

        if (name.Length == 0)
        {
            return false;
        }

        Flush();
        var element = new XElement(name);
        var isClosed = ReadAttributes(element, ref at);
        _at = at;

        if (isEnd)
        {
            Close(name);
        }
        else
        {
            Open(element, isClosed || NoEnd.Contains(name));
        }

        return true;
    }

    /// <returns>Whether the tag closes itself.</returns>
    private bool ReadAttributes(XElement element, ref int at)
    {
        while (at < _text.Length && _text[at] != '>')
        {
            var name = char.IsLetter(_text[at]) ? Name(ref at) : "";

            if (name.Length == 0)
            {
                at++;
                continue;
            }

            if (at < _text.Length && _text[at] == '=')
            {
                at++;
                var value = Value(ref at);

                // Without prefixes there are no namespaces to declare.
                if (name != "xmlns" && element.Attribute(name) is null)
                {
                    element.SetAttributeValue(name, Decoded(value));
                }
            }
        }

        var closed = at > 0 && at < _text.Length && _text[at - 1] == '/';
        at = Math.Min(at + 1, _text.Length);
        return closed;
    }

    private string Value(ref int at)
    {
        if (at < _text.Length && _text[at] is '"' or '\'')
        {
            var quote = _text[at];
            var end = _text.IndexOf(quote, at + 1);
            end = end < 0 ? _text.Length : end;
            var quoted = _text[(at + 1)..end];
            at = Math.Min(end + 1, _text.Length);
            return quoted;
        }

        var start = at;

        while (at < _text.Length && _text[at] != '>' && !char.IsWhiteSpace(_text[at]))
        {
            at++;
        }

        return _text[start..at];
    }

    /// <summary>The name without its prefix; empty where it is none.</summary>
    private string Name(ref int at)
    {
        var start = at;

        while (at < _text.Length && (char.IsLetterOrDigit(_text[at]) || _text[at] is ':' or '-' or '_' or '.'))
        {
            at++;
        }

        var local = _text[start..at];
        local = local[(local.LastIndexOf(':') + 1)..];
        return local.Length > 0 && XmlConvert.IsStartNCNameChar(local[0]) && local.All(XmlConvert.IsNCNameChar) ? local : "";
    }

    private void Open(XElement element, bool isClosed)
    {
        if (_root is null)
        {
            _root = element;
            _open.Add(element);
            return;
        }

        if (_open.Count == 0)
        {
            return;
        }

        _open[^1].Add(element);

        if (!isClosed && _open.Count < MaxDepth)
        {
            _open.Add(element);
        }
    }

    private void Close(string name)
    {
        var at = _open.FindLastIndex(element => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase));

        if (at >= 0)
        {
            _open.RemoveRange(at, _open.Count - at);
        }
    }

    private void Flush()
    {
        if (_words.Length > 0)
        {
            Add(Decoded(_words.ToString()));
            _words.Clear();
        }
    }

    /// <summary>A reference may name a character that XML cannot hold.</summary>
    private static string Decoded(string text)
    {
        var decoded = WebUtility.HtmlDecode(text);
        var clean = new StringBuilder(decoded.Length);

        foreach (var rune in decoded.EnumerateRunes())
        {
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    private void Add(string text)
    {
        if (_open.Count > 0)
        {
            _open[^1].Add(new XText(text));
        }
    }
}
