using System.Buffers;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Page titles carry the site's name around the headline; this takes it off.</summary>
internal static class HeadlineText
{
    private const int MaxSiteWords = 6;

    private const int MaxLabelWords = 4;

    private const int MinHeadlineWords = 4;

    private static readonly SearchValues<char> GluedSeparators = SearchValues.Create(":_|-：｜－—–");

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " · ", " • ", " / ", " › ", " ‹ ", " ⋆ ", " ~ ", "｜", " |"];

    /// <summary>The title without the parts that name the site: by the site's own name where known, else the shorter last part.</summary>
    /// <param name="siteNames">What the site calls itself (og:site_name, publisher, host); may be empty.</param>
    public static string WithoutSite(string title, IReadOnlyCollection<string> siteNames)
    {
        var text = title.Trim();

        for (var round = 0; round < 3; round++)
        {
            var cut = LastSeparator(text, out var length);

            if (cut <= 0)
            {
                break;
            }

            var (head, tail) = (text[..cut].Trim(), text[(cut + length)..].Trim());

            if (IsSite(tail, siteNames) || (round == 0 && IsShortTail(head, tail) && !siteNames.Any(site => IsSite(head, [site]))))
            {
                text = head;
            }
            else if (IsSite(head, siteNames) && tail.Length > 0)
            {
                text = tail;
            }
            else
            {
                break;
            }
        }

        return WithoutGluedSite(text, siteNames);
    }

    /// <summary>The title without a site name at its end or start, the shorter-last-part guess aside: for headings, which seldom carry it.</summary>
    public static string WithoutKnownSite(string title, IReadOnlyCollection<string> siteNames)
    {
        var text = title.Trim();
        var cut = LastSeparator(text, out var length);
        return cut > 0 && IsSite(text[(cut + length)..], siteNames) ? text[..cut].Trim() : text;
    }

    /// <summary>The title without the short labels that a bar parts from its end: "How a port grew | Opinion", "Tides | example.org".</summary>
    public static string WithoutLabel(string title)
    {
        var text = title;

        while (text.LastIndexOf(" | ", StringComparison.Ordinal) is var bar && bar > 0)
        {
            int headWords = TextMeasure.Words(text.AsSpan(0, bar)), tailWords = TextMeasure.Words(text.AsSpan(bar + 3));

            if (!IsHost(text.AsSpan(bar + 3)) && (headWords < MinHeadlineWords || tailWords > MaxLabelWords))
            {
                break;
            }

            text = text[..bar].TrimEnd();
        }

        return text;
    }

    private static bool IsHost(ReadOnlySpan<char> text) => text.LastIndexOf('.') is var dot && dot > 1 && dot < text.Length - 2 && !text.Contains(' ') && char.IsAsciiLetter(text[dot + 1]);

    /// <summary>"Headline:Site", "Headline_Site" and "The Site: headline": a mark without spaces around it counts beside the site's own name only.</summary>
    private static string WithoutGluedSite(string text, IReadOnlyCollection<string> siteNames)
    {
        var last = text.AsSpan().LastIndexOfAny(GluedSeparators);

        if (last > 0 && last < text.Length - 1 && IsSite(text[(last + 1)..], siteNames))
        {
            return text[..last].TrimEnd();
        }

        var first = text.AsSpan().IndexOfAny(GluedSeparators);
        return first > 0 && first < text.Length - 1 && IsSite(text[..first], siteNames) && TextMeasure.Words(text.AsSpan(first)) > 2 ? text[(first + 1)..].TrimStart() : text;
    }

    /// <summary>Equal in letters and digits.</summary>
    public static bool Same(string? left, string? right) =>
        left is { Length: > 0 } && right is { Length: > 0 } && TextMeasure.Skeleton(left) is { Length: > 0 } skeleton && skeleton == TextMeasure.Skeleton(right);

    /// <summary>Share of the words of the shorter text that the other has too; 1 for a text and its shortened copy.</summary>
    public static double Overlap(string left, string right)
    {
        var a = Words(left);
        var b = Words(right);
        var smaller = Math.Min(a.Count, b.Count);
        return smaller == 0 ? 0 : (double)a.Count(b.Contains) / smaller;
    }

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        foreach (var word in text.Split([' ', '-', ',', ':', ';', '|', '"', '“', '”', '‘', '’', '\'', '.', '!', '?', '(', ')', '—', '–'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (TextMeasure.IsUnspaced(word[0]))
            {
                for (var i = 0; i + 1 < word.Length; i++)
                {
                    words.Add(word.Substring(i, 2));
                }
            }
            else
            {
                words.Add(word);
            }
        }

        return words;
    }

    private static int LastSeparator(string text, out int length)
    {
        var best = -1;
        length = 0;

        foreach (var separator in Separators)
        {
            var at = text.LastIndexOf(separator, StringComparison.Ordinal);

            if (at > best)
            {
                best = at;
                length = separator.Length;
            }
        }

        return best;
    }

    private static bool IsSite(string part, IReadOnlyCollection<string> siteNames)
    {
        var skeleton = TextMeasure.Skeleton(part);

        foreach (var site in siteNames)
        {
            var name = TextMeasure.Skeleton(site);

            if (name.Length > 2 && skeleton.Length > 2 && (skeleton == name || (skeleton.Length <= name.Length * 2 && skeleton.Contains(name, StringComparison.Ordinal)) || (name.Contains(skeleton, StringComparison.Ordinal) && skeleton.Length * 2 > name.Length)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsShortTail(string head, string tail)
    {
        int headWords = TextMeasure.Words(head), tailWords = TextMeasure.Words(tail);
        return tailWords <= MaxSiteWords && headWords >= 4 && tailWords * 2 <= headWords && !TextMeasure.EndsSentence(tail);
    }
}
