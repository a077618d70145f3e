using System.Globalization;
using System.Text;

namespace Ingest.Core.Parsing.Documents;

/// <summary>Takes the text out of RTF (Rich Text Format specification 1.9.1): groups, control words, code-page and Unicode escapes.</summary>
internal sealed class RtfText
{
    /// <summary>Groups that hold no text of the document.</summary>
    private static readonly HashSet<string> Destinations = new(StringComparer.Ordinal) { "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "themedata", "datastore", "latentstyles", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "filetbl", "revtbl", "fldinst", "colorschememapping", "mmathPr", "bkmkstart", "bkmkend", "footnote", "annotation" };

    private readonly StringBuilder text = new();
    private readonly Stack<(bool Skip, int UnicodeSkip)> groups = new();
    private readonly string rtf;
    private Encoding encoding = Encoding.Latin1;
    private bool skip;
    private int unicodeSkip = 1;
    private int pending;
    private int at;

    private RtfText(string rtf) => this.rtf = rtf;

    /// <param name="rtf">The file with one character a byte (Latin-1).</param>
    public static string Read(string rtf)
    {
        var reader = new RtfText(rtf);
        reader.Run();
        return reader.text.ToString();
    }

    private void Run()
    {
        while (at < rtf.Length)
        {
            var c = rtf[at++];

            switch (c)
            {
                case '{':
                    groups.Push((skip, unicodeSkip));
                    break;
                case '}':
                    (skip, unicodeSkip) = groups.Count > 0 ? groups.Pop() : (false, 1);
                    break;
                case '\\':
                    Control();
                    break;
                case '\r' or '\n' or '\0':
                    break;
                default:
                    Append(c < 0x80 ? c.ToString() : encoding.GetString([(byte)c]));
                    break;
            }
        }
    }

    private void Control()
    {
        if (at >= rtf.Length)
        {
            return;
        }

        var c = rtf[at];

        if (!char.IsAsciiLetter(c))
        {
            at++;
            Symbol(c);
            return;
        }

        var start = at;

        while (at < rtf.Length && char.IsAsciiLetter(rtf[at]))
        {
            at++;
        }

        var word = rtf[start..at];
        var number = Number();
        at += at < rtf.Length && rtf[at] == ' ' ? 1 : 0;
        Word(word, number);
    }

    private int? Number()
    {
        var start = at;
        at += at < rtf.Length && rtf[at] == '-' ? 1 : 0;

        while (at < rtf.Length && char.IsAsciiDigit(rtf[at]) && at - start < 10)
        {
            at++;
        }

        return int.TryParse(rtf.AsSpan(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private void Symbol(char c)
    {
        switch (c)
        {
            case '\'' when HexByte(at) is { } value:
                at += 2;
                Byte(value);
                break;
            case '*':
                // Marks a destination that older readers may skip; none of them is body text.
                skip = true;
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
        start + 1 < rtf.Length && byte.TryParse(rtf.AsSpan(start, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A byte of the code page, with those that follow: in Chinese, Japanese and Korean ones two make a character.</summary>
    private void Byte(byte first)
    {
        if (pending > 0)
        {
            pending--;
            return;
        }

        var bytes = new List<byte> { first };

        while (at + 1 < rtf.Length && rtf[at] == '\\' && rtf[at + 1] == '\'' && HexByte(at + 2) is { } next)
        {
            bytes.Add(next);
            at += 4;
        }

        Append(encoding.GetString([.. bytes]));
    }

    private void Word(string word, int? number)
    {
        if (Destinations.Contains(word))
        {
            skip = true;
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
                unicodeSkip = number ?? 1;
                break;
            case "u" when number is { } code:
                pending = 0;
                Append(((char)(ushort)code).ToString());
                pending = unicodeSkip;
                break;
            case "ansicpg" when number is { } page:
                encoding = CodePagesEncodingProvider.Instance.GetEncoding(page) ?? encoding;
                break;
        }
    }

    /// <summary>After \u the next characters are its stand-in for readers without Unicode.</summary>
    private void Append(string characters)
    {
        if (pending > 0 && characters.Length == 1 && characters[0] is not '\n')
        {
            pending--;
            return;
        }

        if (!skip)
        {
            text.Append(characters);
        }
    }
}
