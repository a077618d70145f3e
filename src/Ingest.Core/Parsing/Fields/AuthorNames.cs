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
    private static readonly SearchValues<char> NeverInNames = SearchValues.Create("@<>{}[]=\\_?!%$#");

    private static readonly SearchValues<char> BylineMarks = SearchValues.Create(",;:|/()&");

    private const int MaxTokens = 5;
    private const int MaxNameLength = 60;
    private const int MaxBylineLength = 400;

    private static readonly FrozenSet<string> Introductions = NameLexicon.Introductions.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Conjunctions = NameLexicon.Conjunctions.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Particles = NameLexicon.Particles.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Honorifics = NameLexicon.Honorifics.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name ends where the reporter's place, employer or time begins.</summary>
    private static readonly FrozenSet<string> Stops = new[] { "in", "for", "at", "of", "is", "was", "the", "from", "on", "published", "updated", "posted", "modified", "für", "pour", "para", "per", "aus", "à", "am", "vom", "via", "contributed", "covers", "has", "über", "special", "reports", "reporting", "staff", "last", "reviewed", "medically", "edited", "fact-checked", "photographs", "photos", "illustrated", "senior", "read", "min", "minute", "see", "view", "more", "について", "his", "her" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The people of a byline, in order, without repetition.</summary>
    /// <param name="isField">The text is a field for authors (structured data), so one word may be a name.</param>
    public static List<string> Parse(string? byline, bool isField)
    {
        var people = new List<string>();

        if (string.IsNullOrWhiteSpace(byline) || byline.Length > MaxBylineLength || byline.Contains("://", StringComparison.Ordinal))
        {
            return people;
        }

        foreach (var part in Split(WithoutIntroduction(TextCleaning.Line(byline))))
        {
            if (Name(part, isField) is { } name && !people.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                people.Add(name);
            }
        }

        return people;
    }

    /// <summary>Whether the line is a person's name and nothing else.</summary>
    public static bool IsBareName(string line) =>
        line.Length is > 4 and < 40 && line.Count(c => c == ' ') is >= 1 and <= 3 && !line.AsSpan().ContainsAny(BylineMarks)
        && Parse(line, isField: false) is [var only] && HeadlineText.Same(only, line);

    /// <summary>Whether the line only introduces a byline ("Written by") whose name is on the next line.</summary>
    public static bool IsIntroduction(string line) => line.Length < 40 && Introductions.Contains(line.TrimEnd(':', ' ', '：')) && line.Length > 1;

    /// <summary>Whether the line opens with a word that introduces a byline, and what follows it.</summary>
    public static bool HasIntroduction(string line, out string rest)
    {
        rest = WithoutIntroduction(line);
        return rest.Length < line.Length;
    }

    private static string WithoutIntroduction(string line)
    {
        for (var words = 4; words >= 1; words--)
        {
            var end = EndOfWords(line, words);

            if (end > 0 && end < line.Length && Introductions.Contains(line[..end].TrimEnd(':', ' ', '：', '/', '／', '|')))
            {
                var rest = line[end..].TrimStart(' ', ':', '：', '/', '／', '|', '-', '–', '—');
                // "Byby" and "By By": a label that was printed twice.
                return rest.StartsWith("by ", StringComparison.OrdinalIgnoreCase) ? rest[3..] : rest;
            }
        }

        // "ByTrevor Jones": the space was markup.
        return line.Length > 4 && line.StartsWith("By", StringComparison.Ordinal) && char.IsUpper(line[2]) && char.IsLower(line[3]) && line.Contains(' ', StringComparison.Ordinal) ? line[2..] : line;
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
                else
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
        var text = new System.Text.StringBuilder(line.Length + 16);

        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            var isDash = c is '-' or '–' or '—' && i > 0 && line[i - 1] == ' ';
            text.Append(c is ',' or ';' or '|' or '•' or '·' or '/' or '、' or '，' or '；' or '»' or '›' or '●' or '⋅' or '‧' or '∙' or '،' || isDash ? " \u0001 " : c is '(' ? " (" : c is ')' ? ") " : c.ToString());
        }

        return text.ToString();
    }

    /// <summary>The name in one part of a byline, or null.</summary>
    private static string? Name(string part, bool isField)
    {
        var tokens = part.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();

        while (tokens.Count > 0 && (Honorifics.Contains(tokens[0]) || Introductions.Contains(tokens[0].TrimEnd(':')) && tokens.Count > 2 && !Particles.Contains(tokens[0])))
        {
            tokens.RemoveAt(0);
        }

        var stop = tokens.FindIndex(token => Stops.Contains(token) || ContainsDigit(token));
        stop = stop > 1 && MonthNames.Find(tokens[stop - 1]) > 0 && ContainsDigit(tokens[stop]) ? stop - 1 : stop;

        if (stop >= 0)
        {
            tokens.RemoveRange(stop, tokens.Count - stop);
        }

        while (tokens.Count > 2 && (NameLexicon.Credentials.Is(tokens[^1]) && !LetterCase.HasLower(tokens[^1]) || NameLexicon.RoleWords.Is(tokens[^1])))
        {
            tokens.RemoveAt(tokens.Count - 1);
        }

        while (tokens.Count > 2 && NameLexicon.RoleWords.Is(tokens[0]))
        {
            tokens.RemoveAt(0);
        }

        var name = string.Join(' ', tokens).Trim('.', ':', '-', '–', '—', '"', '“', '”', '*', '_', '\'', '@', '>', '<', '~');
        name = tokens.Count > 0 && tokens[^1].Length == 2 && tokens[^1][1] == '.' ? name + "." : name;
        return IsName(name, isField) ? TitleCase(name) : null;
    }

    private static bool IsName(string name, bool isField)
    {
        if (name.Length is < 2 or > MaxNameLength || name.AsSpan().ContainsAny(NeverInNames) || ContainsDigit(name))
        {
            return false;
        }

        var tokens = name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);

        if (TextMeasure.IsUnspaced(name[0]))
        {
            return name.Length is >= 2 and <= 12 && tokens.Length <= 3;
        }

        var spaced = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        if (spaced.Length > MaxTokens || (spaced.Length < 2 && !isField) || tokens.Any(token => NameLexicon.OrganizationWords.Is(token)) || tokens.All(token => NameLexicon.RoleWords.Is(token)) || NameLexicon.Credentials.Is(name))
        {
            return false;
        }

        // Every word of a name starts with a capital where the script has them, particles aside.
        return spaced.Length == 1 ? name.Length >= 3
            : spaced.All(token => !char.IsLower(token[0]) || Particles.Contains(token) || isField) && spaced.Any(token => token.Length > 2 || TextMeasure.IsUnspaced(token[0]) || !char.IsAscii(token[0]));
    }

    private static bool ContainsDigit(string text)
    {
        foreach (var c in text)
        {
            if (char.IsDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>JANE O'NEIL and jane o'neil become Jane O'Neil; what has mixed case stays.</summary>
    private static string TitleCase(string name)
    {
        if (name.Length < 5 || (LetterCase.HasLower(name) && LetterCase.HasUpper(name)) || !name.Contains(' ', StringComparison.Ordinal))
        {
            return name;
        }

        var result = name.ToLowerInvariant().ToCharArray();

        for (var i = 0; i < result.Length; i++)
        {
            if (i == 0 || result[i - 1] is ' ' or '-' or '\'' or '’' or '.')
            {
                result[i] = char.ToUpperInvariant(result[i]);
            }
        }

        return new string(result);
    }
}
