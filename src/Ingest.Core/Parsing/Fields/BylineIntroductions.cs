using System.Collections.Frozen;

namespace Ingest.Core.Parsing.Fields;

/// <summary>The words that open a byline ("By", "Written by", "Text:") and the ones that name another helper of the text ("Reviewed by").</summary>
internal static class BylineIntroductions
{
    /// <summary>The longest introduction has this many words.</summary>
    private const int MaxWords = 5;

    private static readonly FrozenSet<string> Introductions = NameLexicon.Introductions.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Labels = NameLexicon.Labels.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> PlainEndings = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "by", "author", "autor", "autorin", "auteur", "autore", "von", "par", "por", "door", "oleh", "автор");

    /// <summary>The first words of all of them: a line that starts otherwise is passed over.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FirstWords = NameLexicon.Introductions.Concat(NameLexicon.Labels)
        .Select(phrase => phrase.Split(' ')[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the text introduces a byline and nothing else.</summary>
    public static bool Is(string text) => text.Length is > 1 and < 40 && IsIntroduction(text);

    /// <summary>Whether the text opens with the name of another task than writing: reviewers, editors, photographers.</summary>
    public static bool IsOtherTask(string text) => text.Length < 200 && NameLexicon.OtherTasks.Starts(text);

    /// <summary>Whether the text before a name ends in an introduction: "Posted on May 3 by".</summary>
    public static bool EndsWith(string before) => LastWords(before).Any(IsIntroduction);

    /// <summary>Whether the text before a name ends in the name of another task: "By Jane Doe. Reviewed by".</summary>
    public static bool EndsWithOtherTask(string before) => LastWords(before).Any(words => NameLexicon.OtherTasks.Is(words));

    private static IEnumerable<string> LastWords(string text)
    {
        var at = text.Length;

        for (var words = 0; words < 3 && at > 0; words++)
        {
            at = text.LastIndexOf(' ', at - 1);
            yield return text[(at + 1)..];

            if (at <= 0)
            {
                yield break;
            }
        }
    }

    /// <summary>Whether the text opens with a word that hardly anything but a byline opens with, and what follows it.</summary>
    public static bool IsPlain(string text, out string rest)
    {
        rest = Without(text);
        return rest.Length < text.Length && PlainEndings.Contains(text[..^rest.Length].TrimEnd(' ', ':').Split(' ')[^1]);
    }

    /// <summary>What follows the introduction; the line itself where it has none.</summary>
    public static string Without(string line)
    {
        for (var words = MayOpen(line) ? MaxWords : 0; words >= 1; words--)
        {
            var end = EndOfWords(line, words);

            if (end > 0 && end < line.Length && IsIntroduction(line[..end]))
            {
                var rest = line[end..].TrimStart(' ', ':', '：', '/', '／', '|', '-', '–', '—');
                // "Byby" and "By By": a label that was printed twice.
                return rest.StartsWith("by ", StringComparison.OrdinalIgnoreCase) ? rest[3..] : rest;
            }
        }

        // "ByTrevor Jones": the space was markup.
        return line.Length > 4 && line.StartsWith("By", StringComparison.Ordinal) && char.IsUpper(line[2]) && char.IsLower(line[3]) && line.Contains(' ', StringComparison.Ordinal) ? line[2..] : line;
    }

    private static bool MayOpen(string line)
    {
        var text = line.AsSpan().TrimStart(' ');
        var end = text.IndexOfAny(" :：／|");
        return FirstWords.Contains((end < 0 ? text : text[..end]).TrimEnd('/'));
    }

    private static bool IsIntroduction(string words)
    {
        var bare = words.TrimEnd(':', ' ', '：', '/', '／', '|');
        return Introductions.Contains(bare) || (bare.Length < words.Length && words.AsSpan(bare.Length).IndexOfAny(':', '：') >= 0 && Labels.Contains(bare));
    }

    private static int EndOfWords(string line, int words)
    {
        var i = 0;

        for (var w = 0; w < words && i < line.Length; w++)
        {
            while (i < line.Length && line[i] == ' ')
            {
                i++;
            }

            while (i < line.Length && line[i] is not (' ' or ':' or '：' or '／' or '|'))
            {
                i++;
            }

            if (i < line.Length && line[i] is ':' or '：' or '／' or '|')
            {
                return w == words - 1 ? i + 1 : 0;
            }
        }

        return i;
    }
}
