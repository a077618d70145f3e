using System.Buffers;
using System.Collections.Frozen;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Fields;

/// <summary>
/// Takes the people out of a byline, whatever else it holds. Better fewer than bad ones: what may be an organisation, a role or a
/// date is left out.
/// </summary>
internal static class AuthorNames
{
    private const int MaxBylineLength = 400;

    private static readonly SearchValues<char> BylineMarks = SearchValues.Create(",;:|/()&");

    private const string PartingMarks = ",;|•·/、，；»›●⋅‧∙،";

    private static readonly SearchValues<char> Parting = SearchValues.Create(PartingMarks + "—–-()");

    private static readonly FrozenSet<string> Conjunctions = NameLexicon.Conjunctions.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The people of a byline, in order, without repetition.</summary>
    /// <param name="isField">The text is a field for authors (structured data), so one word may be a name.</param>
    public static List<string> Parse(string? byline, bool isField)
    {
        var people = new List<string>();

        if (string.IsNullOrWhiteSpace(byline) || byline.Length > MaxBylineLength || byline.Contains("://", StringComparison.Ordinal))
        {
            return people;
        }

        var line = BylineIntroductions.Without(TextCleaning.Line(byline));
        var parts = isField ? CatalogueNames(line) ?? Split(line) : Split(line);
        var isOrganization = parts.Count > 1 && parts.Exists(PersonName.HoldsOrganizationWord);
        var hasRole = false;

        foreach (var part in parts)
        {
            if (people.Count > 0 && (IsRole(part) || BylineIntroductions.IsOtherTask(part)))
            {
                hasRole |= part.Split(' ').Any(word => NameLexicon.RoleWords.Is(word));
                continue;
            }

            if (PersonName.Of(part, isField) is { } name && !people.Contains(name, StringComparer.OrdinalIgnoreCase) && !IsRemainder(name, people.Count > 0, hasRole, isOrganization))
            {
                people.Add(name);
            }
        }

        return people;
    }

    /// <summary>
    /// What is left of a longer phrase: "Research" of "Center for Evaluation and Research", "Community Development" of "Jane Doe, Head of
    /// Marketing and Community Development", "PSP" behind a name.
    /// </summary>
    private static bool IsRemainder(string name, bool followsPerson, bool followsRole, bool isOrganization) =>
        name.Contains(' ', StringComparison.Ordinal) ? followsRole && !KnownNames.IsPerson(name) && char.IsAscii(name[0])
            : isOrganization || (followsPerson && name.Length <= 6 && name.All(char.IsAsciiLetterUpper));

    /// <summary>What stands behind a name and ends like a function: "Jane Doe, Senior Health Editor".</summary>
    private static bool IsRole(string part) =>
        IsRoleName(part) || Array.Exists(part.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => word is "of" or "at");

    private static bool IsRoleName(string part)
    {
        var words = part.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && (NameLexicon.RoleWords.Is(words[^1]) || NameLexicon.RoleWords.Is(words[0]));
    }

    /// <summary>Whether the line is a person's name and nothing else.</summary>
    public static bool IsBareName(string line) =>
        line.Length is > 4 and < 40 && line.Count(c => c == ' ') is >= 1 and <= 3 && !line.AsSpan().ContainsAny(BylineMarks)
        && Parse(line, isField: false) is [var only] && HeadlineText.Same(only, line);

    /// <summary>Whether the line only introduces a byline ("Written by") whose name is on the next line.</summary>
    public static bool IsIntroduction(string line) => BylineIntroductions.Is(line);

    /// <summary>Whether the line opens with a word that introduces a byline, and what follows it.</summary>
    public static bool HasIntroduction(string line, out string rest)
    {
        rest = BylineIntroductions.Without(line);
        return rest.Length < line.Length;
    }

    /// <summary>"Doe, Jane; Smith, John" and "Doe, Jane" as library catalogues write them; null where the line is not so written.</summary>
    private static List<string>? CatalogueNames(string line)
    {
        var entries = line.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = new List<string>(entries.Length);

        foreach (var entry in entries)
        {
            var halves = entry.Split(',', StringSplitOptions.TrimEntries);

            if (halves is not [{ Length: > 1 } family, { Length: > 1 } given] || family.Contains(' ', StringComparison.Ordinal) || !char.IsUpper(given[0]) || given.Count(c => c == ' ') > 1 || (entries.Length == 1 && given.Contains(' ', StringComparison.Ordinal)))
            {
                return null;
            }

            names.Add($"{given} {family}");
        }

        return names;
    }

    private static List<string> Split(string line)
    {
        var parts = new List<string>();
        var words = new List<string>();
        var depth = 0;

        foreach (var raw in Spaced(line).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            depth += raw[0] is '(' or '[' ? 1 : 0;

            if (depth == 0)
            {
                if (raw is "\u0001" || (Conjunctions.Contains(raw) && words.Count > 0 && (words.Count > 1 || raw.Length > 1)))
                {
                    parts.Add(string.Join(' ', words));
                    words.Clear();
                }
                else if (parts.Count == 0 || words.Count > 0 || raw.Length == 1 || !char.IsLetter(raw[0]) || !Conjunctions.Contains(raw))
                {
                    words.Add(raw);
                }
            }

            depth = Math.Max(0, depth - (raw[^1] is ')' or ']' ? 1 : 0));
        }

        parts.Add(string.Join(' ', words));
        return parts;
    }

    /// <summary>Marks that part a byline become a token of their own.</summary>
    private static string Spaced(string line)
    {
        if (!line.AsSpan().ContainsAny(Parting))
        {
            return line;
        }

        var text = new System.Text.StringBuilder(line.Length + 16);

        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            // "Jane Doe—10 min read": the spaces were markup.
            var isDash = c is '-' or '–' or '—' && i > 0 && (line[i - 1] == ' ' || (c == '—' && i + 1 < line.Length && char.IsAsciiDigit(line[i + 1])));

            if (isDash || PartingMarks.Contains(c, StringComparison.Ordinal))
            {
                text.Append(" \u0001 ");
            }
            else
            {
                text.Append(c is '(' ? " " : "").Append(c).Append(c is ')' ? " " : "");
            }
        }

        return text.ToString();
    }
}
