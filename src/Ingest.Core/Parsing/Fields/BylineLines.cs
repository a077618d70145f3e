using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Finds bylines among the short lines around a headline.</summary>
internal static class BylineLines
{
    private const int MaxWordsInByline = 16;

    private const int MaxOwnerLength = 120;

    private static readonly char[] DateEnds = [' ', '|', '·', '•', '-', '–', '—', ',', '/'];

    /// <summary>Texts to hand to <see cref="AuthorNames.Parse"/>, the strongest evidence only.</summary>
    /// <param name="around">Lines around the headline, in order.</param>
    /// <param name="page">All lines, where a name may be repeated above a bio.</param>
    public static List<string> Find(IReadOnlyList<string> around, IReadOnlyList<string> page)
    {
        var introduced = Introduced(around);
        return introduced.Count > 0 ? introduced : Bare(around, page);
    }

    /// <summary>"By Jane Doe", or "Written by" with the name on the next line.</summary>
    private static List<string> Introduced(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (TextMeasure.Words(lines[i]) <= MaxWordsInByline && BehindDate(lines[i]) is { } signed)
            {
                return [signed];
            }

            if (i + 1 < lines.Count && AuthorNames.IsIntroduction(lines[i]) && AuthorNames.Parse(lines[i + 1], isField: false).Count > 0 && lines[i + 1].Length < 80)
            {
                return [lines[i + 1]];
            }

            if (TextMeasure.Words(lines[i]) <= MaxWordsInByline && LineKinds.IsByline(lines[i]) && AuthorNames.HasIntroduction(lines[i], out var rest))
            {
                return [rest];
            }
        }

        return [];
    }

    /// <summary>"Dec. 19, 2025 · Jane Doe", "03/01/2017 by Jane Doe, treasurer": the name behind the date, or null.</summary>
    private static string? BehindDate(string line)
    {
        if (!LineKinds.HasDigit(line) || DateScanner.First(line, DateHints.None) is not { } date || TextMeasure.Words(line.AsSpan(0, date.Start)) > 2)
        {
            return null;
        }

        var rest = line[date.End..].TrimStart(DateEnds);
        return AuthorNames.HasIntroduction(rest, out var name) ? AuthorNames.Parse(name, isField: false).Count > 0 ? name : null
            : rest.Length > 0 && rest.Length < line.Length - date.End && AuthorNames.Parse(rest, isField: false) is [var only] && rest.StartsWith(only, StringComparison.Ordinal) && IsEndOfName(rest[only.Length..]) && KnownNames.IsPerson(only) ? only : null;
    }

    /// <summary>"in Politics", "on behalf of the team": what goes on behind a signature.</summary>
    private static bool IsEndOfName(string rest) => rest.Length == 0 || rest.StartsWith(" in ", StringComparison.Ordinal) || rest.StartsWith(" on ", StringComparison.Ordinal);

    /// <summary>A name alone on its line counts where the page repeats it, or where a date or role stands beside it.</summary>
    private static List<string> Bare(IReadOnlyList<string> lines, IReadOnlyList<string> page)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];

            if (!AuthorNames.IsBareName(line))
            {
                continue;
            }

            var besideDate = (i + 1 < lines.Count && IsDateOrRole(lines[i + 1])) || (i > 0 && LineKinds.IsDateLine(lines[i - 1]));

            if (besideDate || page.Any(other => other.Length > line.Length + 10 && other.StartsWith(line, StringComparison.Ordinal) && IsBio(other.AsSpan(line.Length))))
            {
                return [line];
            }
        }

        return [];
    }

    private static bool IsDateOrRole(string line) =>
        LineKinds.IsDateLine(line) || (line.Length < 80 && line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Any(word => NameLexicon.RoleWords.Is(word)) && !TextMeasure.EndsSentence(line));

    /// <summary>The person in a copyright line, "© 2012-2025 Jane Doe. All rights reserved."; null where it names none.</summary>
    public static string? Owner(string line)
    {
        if (line.Length > MaxOwnerLength || !(line.Contains('©', StringComparison.Ordinal) || line.Contains("copyright", StringComparison.OrdinalIgnoreCase) || line.StartsWith("(c)", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        // A mark is a word of its own: "Jane Doe | All rights" names a person, "Doe, Roe & Co." none.
        var words = line.Replace("|", " | ", StringComparison.Ordinal).Replace("•", " | ", StringComparison.Ordinal).Replace("·", " | ", StringComparison.Ordinal).Replace(",", " , ", StringComparison.Ordinal).Split([' ', '.', '©'], StringSplitOptions.RemoveEmptyEntries);

        for (var i = 0; i + 1 < words.Length; i++)
        {
            var name = $"{words[i]} {words[i + 1]}";

            if (KnownNames.IsPerson(name) && AuthorNames.IsBareName(name) && (i + 2 == words.Length || !char.IsUpper(words[i + 2][0]) || words[i + 2] is "All" or "Alle" or "CC"))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>"... is a reporter", "... covers", "... has worked": how bios go on after the name.</summary>
    public static bool IsBio(ReadOnlySpan<char> rest)
    {
        foreach (var verb in BioVerbs)
        {
            if (rest.StartsWith(verb, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly string[] BioVerbs = [" is a", " is the", " is an", " is our", " is one", " covers", " writes", " has ", " was ", " joined", " reports", " works", " leads", " serves", " founded", " brings", " specializes", ", ", " ist ", " est ", " es ", " è ", " schreibt", " arbeitet"];
}
