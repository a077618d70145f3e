using System.Globalization;
using System.Text;

namespace Ingest.Core.Parsing.Documents;

/// <summary>Takes the text out of RTF (Rich Text Format specification 1.9.1): groups, control words, code-page and Unicode escapes.</summary>
internal sealed class RtfText
{
    /// <summary>Groups that hold no text of the document.</summary>
    private static readonly HashSet<string> Destinations = new(StringComparer.Ordinal) { "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "themedata", "datastore", "latentstyles", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "filetbl", "revtbl", "fldinst", "colorschememapping", "mmathPr", "bkmkstart", "bkmkend", "footnote", "annotation" };

    private readonly StringBuilder _text = new();
    private readonly Stack<(bool Skip, int UnicodeSkip)> _groups = new();
    private readonly string _rtf;
    private Encoding _encoding = Encoding.Latin1;
    private bool _skip;
    private int _unicodeSkip = 1;
    private int _pending;
    private int _at;

    private RtfText(string rtf) => _rtf = rtf;

    /// <param name="rtf">The file with one character a byte (Latin-1).</param>
    public static string Read(string rtf)
    {
        var reader = new RtfText(rtf);
        reader.Run();
        return reader._text.ToString();
    }

    private void Run()
    {
        while (_at < _rtf.Length)
        {
            var c = _rtf[_at++];

            switch (c)
            {
                case '{':
                    _groups.Push((_skip, _unicodeSkip));
                    break;
                case '}':
                    (_skip, _unicodeSkip) = _groups.Count > 0 ? _groups.Pop() : (false, 1);
                    break;
                case '\\':
                    Control();
                    break;
                case '\r' or '\n' or '\0':
                    break;
                default:
                    Append(c < 0x80 ? c.ToString() : _encoding.GetString([(byte)c]));
                    break;
            }
        }
    }

    private void Control()
    {
        if (_at >= _rtf.Length)
        {
            return;
        }

        var c = _rtf[_at];

        if (!char.IsAsciiLetter(c))
        {
            _at++;
            Symbol(c);
            return;
        }

        var start = _at;

        while (_at < _rtf.Length && char.IsAsciiLetter(_rtf[_at]))
        {
            _at++;
        }

        var word = _rtf[start.._at];
        var number = Number();
        _at += _at < _rtf.Length && _rtf[_at] == ' ' ? 1 : 0;
        Word(word, number);
    }

    private int? Number()
    {
        var start = _at;
        _at += _at < _rtf.Length && _rtf[_at] == '-' ? 1 : 0;

        while (_at < _rtf.Length && char.IsAsciiDigit(_rtf[_at]) && _at - start < 10)
        {
            _at++;
        }

        return int.TryParse(_rtf.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private void Symbol(char c)
    {
        switch (c)
        {
            case '\'' when HexByte(_at) is { } value:
                _at += 2;
                Byte(value);
                break;
            case '*':
                // Marks a destination that older readers may skip; none of them is body text.
                _skip = true;
                break;
            case '~':
                Append("\u00A0");
                break;
            case '\\' or '{' or '}':
                Append(c.ToString());
                break;
            case '\n' or '\r':
                Append("\n\n");
                break;
        }
    }

    private byte? HexByte(int start) =>
        start + 1 < _rtf.Length && byte.TryParse(_rtf.AsSpan(start, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A byte of the code page, with those that follow: in Chinese, Japanese and Korean ones two make a character.</summary>
    private void Byte(byte first)
    {
        if (_pending > 0)
        {
            _pending--;
            return;
        }

        var bytes = new List<byte> { first };

        while (_at + 1 < _rtf.Length && _rtf[_at] == '\\' && _rtf[_at + 1] == '\'' && HexByte(_at + 2) is { } next)
        {
            bytes.Add(next);
            _at += 4;
        }

        Append(_encoding.GetString([.. bytes]));
    }

    private void Word(string word, int? number)
    {
        if (Destinations.Contains(word))
        {
            _skip = true;
            return;
        }

        switch (word)
        {
            case "par" or "sect" or "page" or "row":
                Append("\n\n");
                break;
            case "line":
                Append("\n");
                break;
            case "tab" or "cell":
                Append(" ");
                break;
            case "emdash":
                Append("—");
                break;
            case "endash":
                Append("–");
                break;
            case "lquote":
                Append("‘");
                break;
            case "rquote":
                Append("’");
                break;
            case "ldblquote":
                Append("“");
                break;
            case "rdblquote":
                Append("”");
                break;
            case "bullet":
                Append("• ");
                break;
            case "uc":
                _unicodeSkip = number ?? 1;
                break;
            case "u" when number is { } code:
                _pending = 0;
                Append(((char)(ushort)code).ToString());
                _pending = _unicodeSkip;
                break;
            case "ansicpg" when number is { } page:
                _encoding = CodePagesEncodingProvider.Instance.GetEncoding(page) ?? _encoding;
                break;
        }
    }

    /// <summary>After \u the next characters are its stand-in for readers without Unicode.</summary>
    private void Append(string characters)
    {
        if (_pending > 0 && characters.Length == 1 && characters[0] is not '\n')
        {
            _pending--;
            return;
        }

        if (!_skip)
        {
            _text.Append(characters);
        }
    }
}
