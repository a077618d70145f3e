using System.Text.RegularExpressions;

namespace Ingest.Core.Parsing.Detection;

/// <summary>Tells the formats that are text apart by what stands at the start of the document.</summary>
internal static partial class TextFormatDetector
{
    /// <summary>Characters; longer texts before a feed are texts about feeds.</summary>
    private const int MaxJunk = 1000;

    /// <summary>A page that starts with words has a tag in most of its lines; a text about markup, or with one word in italics, does not.</summary>
    private const int LinesPerTag = 4;

    public static string Detect(string sample, string name)
    {
        var start = sample.AsSpan().TrimStart();

        return start switch
        {
            ['<', ..] => Markup(sample, start),
            _ when FeedBehindJunk(sample) is { } feed => feed,
            ['{' or '[', ..] when IsJson(start) => Json(sample),
            ['-', '-', '-', '\r' or '\n', ..] => MediaTypes.Markdown,
            _ when IsWire(sample) => MediaTypes.Iptc7901,
            _ when MailHeaders(sample) is { } mail => mail,
            _ when sample.Contains('<', StringComparison.Ordinal) && HtmlTags().Count(sample) is >= 2 and var tags && tags * LinesPerTag >= Lines(sample) => MediaTypes.Html,
            _ when HasExtension(name, ".md", ".markdown") || LooksLikeMarkdown(sample) => MediaTypes.Markdown,
            _ => MediaTypes.PlainText,
        };
    }

    private static string Markup(string sample, ReadOnlySpan<char> start)
    {
        var root = RootElement().Match(start.ToString());
        var name = root.Success ? root.Groups["name"].Value : "";

        return name.ToLowerInvariant() switch
        {
            "html" or "head" or "body" => MediaTypes.Html,
            "rss" or "channel" => MediaTypes.Rss,
            "feed" or "entry" => MediaTypes.Atom,
            "rdf" => sample.Contains("rss/1.0", StringComparison.OrdinalIgnoreCase) || sample.Contains("purl.org/net/rss", StringComparison.OrdinalIgnoreCase)
                || sample.Contains("channel", StringComparison.OrdinalIgnoreCase) ? MediaTypes.Rdf : MediaTypes.Xml,
            "newsitem" or "packageitem" or "newsmessage" or "conceptitem" or "knowledgeitem" or "planningitem" or "catalogitem" => MediaTypes.NewsMlG2,
            "newsml" => MediaTypes.NewsMl1,
            "nitf" => MediaTypes.Nitf,
            _ when start.StartsWith("<?xml", StringComparison.Ordinal) && !DoctypeHtml().IsMatch(sample) => MediaTypes.Xml,
            _ when HtmlTags().IsMatch(sample) || DoctypeHtml().IsMatch(sample) || start.StartsWith("<!--", StringComparison.Ordinal) => MediaTypes.Html,
            _ => MediaTypes.PlainText,
        };
    }

    /// <summary>A server's warning before the XML declaration, and a feed behind it.</summary>
    private static string? FeedBehindJunk(string sample)
    {
        var declaration = sample.IndexOf("<?xml ", StringComparison.Ordinal);
        var format = declaration is > 0 and < MaxJunk ? Markup(sample[declaration..], sample.AsSpan(declaration)) : null;
        return format is MediaTypes.Rss or MediaTypes.Atom or MediaTypes.Rdf ? format : null;
    }

    private static int Lines(ReadOnlySpan<char> sample)
    {
        var lines = 0;

        foreach (var line in sample.EnumerateLines())
        {
            lines += line.IsWhiteSpace() ? 0 : 1;
        }

        return lines;
    }

    private static bool IsJson(ReadOnlySpan<char> start)
    {
        var next = start[1..].TrimStart();
        return start[0] == '{' ? next is ['"' or '}', ..] : next is ['{' or '"' or ']' or '[', ..];
    }

    private static string Json(string sample) =>
        sample.Contains("jsonfeed.org/version", StringComparison.Ordinal) || sample.Contains("jsonfeed.org\\/version", StringComparison.Ordinal) ? MediaTypes.JsonFeed
        : Ninjs().IsMatch(sample) ? MediaTypes.Ninjs
        : MediaTypes.Json;

    /// <summary>IPTC 7901 and ANPA 1312 start with SYN SYN SOH, or SOH, and a header line; the text is between STX and ETX.</summary>
    private static bool IsWire(string sample) =>
        sample.AsSpan().TrimStart("\u0016\r\n ") is ['\u0001', ..] && sample.Contains('\u0002', StringComparison.Ordinal);

    private static string? MailHeaders(string sample)
    {
        if (!MailStart().IsMatch(sample) || MailHeader().Count(sample) < 3)
        {
            return null;
        }

        var isSavedPage = sample.Contains("multipart/related", StringComparison.OrdinalIgnoreCase)
            && (sample.Contains("Snapshot-Content-Location", StringComparison.OrdinalIgnoreCase) || sample.Contains("Saved by", StringComparison.OrdinalIgnoreCase)
                || !sample.Contains("\nReceived:", StringComparison.OrdinalIgnoreCase));
        return isSavedPage ? MediaTypes.Mhtml : MediaTypes.Email;
    }

    private static bool LooksLikeMarkdown(string sample) => sample.Contains('#', StringComparison.Ordinal) && MarkdownHeading().IsMatch(sample) && MarkdownMark().IsMatch(sample);

    private static bool HasExtension(string name, params ReadOnlySpan<string> extensions)
    {
        foreach (var extension in extensions)
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first element after prolog, comments and doctype; a namespace prefix is skipped.</summary>
    [GeneratedRegex(@"<(?:[A-Za-z][\w.\-]*:)?(?<name>[A-Za-z][\w.\-]*)(?:\s|>|/)", RegexOptions.NonBacktracking)]
    private static partial Regex RootElement();

    [GeneratedRegex(@"<!doctype\s+html", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex DoctypeHtml();

    [GeneratedRegex(@"</?(?:html|head|body|div|p|span|article|section|h[1-6]|table|ul|ol|li|br|img|a|strong|em|b|i|blockquote|figure|meta|link|script)(?:\s[^<>]{0,500})?/?>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex HtmlTags();

    [GeneratedRegex("""\x22(?:ninjs|body_x?html|body_text|versioncreated|versionCreated|pubstatus|pubStatus|headlines|standard|contentcreated|contentCreated)\x22\s*:""", RegexOptions.NonBacktracking)]
    private static partial Regex Ninjs();

    [GeneratedRegex(@"\A\s*(?:From |(?:[A-Za-z][A-Za-z0-9\-]{1,60}):[ \t])", RegexOptions.NonBacktracking)]
    private static partial Regex MailStart();

    [GeneratedRegex(@"^(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Content-Type|Content-Transfer-Encoding|From|To|Subject|Date|Reply-To|List-[A-Za-z\-]+|DKIM-Signature|Snapshot-Content-Location):\s", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex MailHeader();

    [GeneratedRegex(@"^#{1,6} \S", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex MarkdownHeading();

    [GeneratedRegex(@"\]\(https?://|\*\*\S|^#{2,6} \S|^> \S|!\[", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex MarkdownMark();
}
