using System.Collections.Frozen;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>The people that a short line names, and how it does so.</summary>
/// <param name="Introduced">"By", "Written by" or the like stands before them.</param>
/// <param name="HasDate">A date stands beside them.</param>
/// <param name="IsKnown">The first of them has a name of the lists.</param>
internal sealed record PersonLine(IReadOnlyList<string> Names, bool Introduced, bool HasDate, bool IsKnown)
{
    public static readonly PersonLine None = new([], Introduced: false, HasDate: false, IsKnown: false);

    private const int MaxLength = 220;

    /// <summary>A given name alone says little by itself.</summary>
    public static PersonLine Given(string name) => new([name], Introduced: false, HasDate: false, IsKnown: false);

    /// <summary>Words with which the markup between a name and a date is lost: "GiuffridaMar 5", "ESTUpdated".</summary>
    private static readonly string[] GluedStarts = ["Updated", "Published", "Posted", "Last", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "In ", "Founder", "Staff", "Senior", "Editor", "Writer", "Reporter", "Contributor", "Correspondent", "Twitter", "Follow", "News"];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Verbs = new[] { "written", "posted", "published", "reported", "created", "submitted", "authored", "contributed", "compiled", "story", "words", "text", "article", "post", "report", "review", "analysis", "read", "updated" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A longer line that neither introduces nor dates is a sentence or a row of entries.</summary>
    private const int MaxBareWords = 10;

    /// <param name="mayBeUnknown">Names that no list has count too; without, a line is passed over by its first word.</param>
    public static PersonLine Read(string line, int words, bool mayBeUnknown)
    {
        if (line.Length is < 4 or > MaxLength || !(MayName(line) || (words <= MaxBareWords && (mayBeUnknown || KnownNames.MayStart(line)))))
        {
            return None;
        }

        var (text, hasDate) = WithoutDates(line);
        text = WithoutHandles(text);
        // "Medically reviewed by Ida Roth — Written by Jane Doe": the writer, wherever in the line.
        var introduced = After(text, "Written by ", out var rest) || After(text, "written by ", out rest) || AuthorNames.HasIntroduction(text, out rest);
        var isInside = !introduced && (After(text, " by ", out rest) || After(text, " By ", out rest));
        var names = AuthorNames.Parse(introduced || isInside ? rest : text, isField: false);
        introduced |= isInside && (hasDate || IntroducesInside(text.AsSpan(0, text.Length - rest.Length)));
        names = [.. (names.Count == 0 && (introduced || hasDate) ? OneWords(introduced ? rest : text) : names).Select(Trimmed)];

        if (names.Count == 0)
        {
            return None;
        }

        // A list goes on with the reporter's function and employer; a name further on has to be one of the lists.
        var isKnown = KnownNames.IsPerson(names[0]);
        var kept = names.Where((name, i) => (i == 0 && (introduced || isKnown)) || KnownNames.IsPerson(name) || (isKnown && IsForeign(name))).ToList();
        return new PersonLine(kept.Count > 0 ? kept : names, introduced, hasDate, isKnown || kept.Exists(name => KnownNames.IsPerson(name)));
    }

    /// <summary>A name beside a known one: no word of it is one of running text.</summary>
    private static bool IsForeign(string name) => name.Split(' ') is { Length: >= 2 and <= 4 } words && !Array.Exists(words, word => KnownNames.IsEverydayWord(word) || NameLexicon.RoleWords.Is(word));

    private static bool MayName(string line) =>
        (line.AsSpan().ContainsAnyInRange('0', '9') && line.AsSpan().ContainsAnyInRange('A', 'Z') && line.Length > 12) || line.StartsWith("By", StringComparison.OrdinalIgnoreCase) || line.Contains(" by", StringComparison.OrdinalIgnoreCase) || !char.IsAscii(line[0]) || line.Contains(':', StringComparison.Ordinal);

    /// <summary>"By Kristin", "By Linny and Peter": single words are names where the lists have them.</summary>
    internal static List<string> OneWords(string text)
    {
        var end = text.AsSpan().IndexOfAny('|', '·', '•');
        var words = (end < 0 ? text : text[..end]).Trim().Replace(" and ", " & ", StringComparison.Ordinal).Split('&', StringSplitOptions.TrimEntries);
        return Array.TrueForAll(words, word => word.Length > 2 && char.IsUpper(word[0]) && !word.Contains(' ', StringComparison.Ordinal) && KnownNames.IsGiven(word)) ? [.. words] : [];
    }

    /// <summary>"Celeste Longacre Gardener" without the function, "Colin Gray Colin Gray" once.</summary>
    private static string Trimmed(string name)
    {
        var words = name.Split(' ');

        if (words.Length == 3 && words[1] == words[2] + words[0])
        {
            return $"{words[0]} {words[2]}";
        }

        if (words.Length == 4 && words[0] == words[2] && words[1] == words[3])
        {
            return $"{words[0]} {words[1]}";
        }

        var end = words.Length;

        while (end > 2 && KnownNames.IsEverydayWord(words[end - 1]) && KnownNames.IsPerson(string.Join(' ', words[..(end - 1)])))
        {
            end--;
        }

        return end == words.Length ? name : string.Join(' ', words[..end]);
    }

    /// <summary>"This guide was written by", "3 min read · By": what else stands before "by" is the title of a work.</summary>
    private static bool IntroducesInside(ReadOnlySpan<char> before)
    {
        var head = before.TrimEnd()[..^2].TrimEnd();
        var word = head[(head.LastIndexOf(' ') + 1)..];
        return word.IsEmpty || word[^1] is '|' or '·' or '•' or '-' or '–' or '—' or ':' || word.Length == head.Length || Verbs.Contains(word);
    }

    private static bool After(string text, string word, out string rest)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        rest = at < 0 ? "" : text[(at + word.Length)..].Trim();
        return at >= 0 && rest.Length > 2 && char.IsUpper(rest[0]);
    }

    private static (string Text, bool HasDate) WithoutDates(string line)
    {
        var text = Unglued(line);

        if (!line.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return (text, false);
        }

        var dates = DateScanner.All(text, DateHints.AnyYear);
        return (TextCleaning.Line(string.Join(" | ", DateScanner.Beside(dates).Select(range => text[range]))).Trim(' ', '|'), dates.Count > 0);
    }

    private static string Unglued(string line)
    {
        for (var i = 2; i + 3 < line.Length; i++)
        {
            if (char.IsUpper(line[i]) && char.IsLetter(line[i - 1]) && (char.IsLower(line[i - 1]) || char.IsLower(line[i + 1])) && Array.Exists(GluedStarts, start => line.AsSpan(i).StartsWith(start, StringComparison.Ordinal)))
            {
                line = line.Insert(i, " ");
                i++;
            }
        }

        return line;
    }

    /// <summary>"Aja Romano@ajaromano" and "Alex Shephard/": what follows the name is an account, or was markup.</summary>
    private static string WithoutHandles(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);

        while (at >= 0)
        {
            var end = text.IndexOf(' ', at) is var space && space < 0 ? text.Length : space;
            text = text.Remove(at, end - at).TrimEnd();
            at = at < text.Length ? text.IndexOf('@', at) : -1;
        }

        return text.TrimEnd('/', ' ');
    }
}
