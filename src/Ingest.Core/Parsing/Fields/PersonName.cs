using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Cuts one part of a byline down to a person's name, and refuses what cannot be one.</summary>
internal static class PersonName
{
    private const int MaxTokens = 5;
    private const int MaxLength = 60;

    private static readonly SearchValues<char> Never = SearchValues.Create("@<>{}[]=\\_?!%$#:：");

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" -");

    private static readonly FrozenSet<string> Particles = NameLexicon.Particles.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Honorifics = NameLexicon.Honorifics.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Introductions = NameLexicon.Introductions.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name ends where the reporter's place, employer or time begins.</summary>
    private static readonly FrozenSet<string> Stops = new[] { "in", "for", "at", "of", "is", "was", "the", "from", "on", "published", "updated", "posted", "modified", "für", "pour", "para", "per", "aus", "à", "am", "vom", "via", "contributed", "covers", "has", "über", "special", "reports", "reporting", "staff", "last", "reviewed", "medically", "edited", "fact-checked", "photographs", "photos", "illustrated", "using", "senior", "read", "min", "minute", "see", "view", "more", "について", "his", "her", "twitter", "follow" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name in one part of a byline, or null.</summary>
    /// <param name="isField">The text is a field for authors, so one word may be a name.</param>
    public static string? Of(string part, bool isField)
    {
        var tokens = part.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        string? honorific = null;

        while (tokens.Count > 0 && (Honorifics.Contains(tokens[0]) || (Introductions.Contains(tokens[0].TrimEnd(':')) && tokens.Count > 2 && !Particles.Contains(tokens[0]))))
        {
            honorific = Honorifics.Contains(tokens[0]) ? tokens[0] : null;
            tokens.RemoveAt(0);
        }

        var isCut = CutAtStop(tokens);

        CutAtRole(tokens);

        while (tokens.Count > 2 && (IsCredential(tokens) || NameLexicon.RoleWords.Is(tokens[^1])))
        {
            tokens.RemoveAt(tokens.Count - 1);
        }

        while (tokens.Count > 2 && NameLexicon.RoleWords.Is(tokens[0]))
        {
            tokens.RemoveAt(0);
        }

        var name = string.Join(' ', tokens).Trim(' ', '.', ':', '-', '–', '—', '"', '“', '”', '*', '_', '\'', '>', '<', '~');
        name = tokens.Count > 0 && tokens[^1].Length == 2 && tokens[^1][1] == '.' ? name + "." : name;

        // "Ask the Doctors" is no person called Ask.
        return (tokens.Count == 1 && isCut) || (tokens.Count == 2 && NameLexicon.RoleWords.Is(tokens[1])) || !Is(name, isField) ? null
            : tokens.Count == 1 && honorific is not null ? $"{honorific} {name}" : TitleCase(name);
    }

    /// <summary>Letters behind a name: those of a list, and any capitals behind a name that has small letters ("Jeffrey A. Slotnick CPP"); "Davis III" is the name.</summary>
    private static bool IsCredential(List<string> tokens)
    {
        var last = tokens[^1];
        return !LetterCase.HasLower(last)
            && (NameLexicon.Credentials.Is(last) || (last.Length is >= 3 and <= 5 && last.All(char.IsAsciiLetterUpper) && last.AsSpan().IndexOfAnyExcept("IVX") >= 0 && LetterCase.HasLower(tokens[0]) && (LetterCase.HasLower(tokens[1]) || LetterCase.HasLower(tokens[^2]))));
    }

    private static bool CutAtStop(List<string> tokens)
    {
        var stop = tokens.FindIndex(token => Stops.Contains(token.TrimEnd(':')) || ContainsDigit(token));
        var handle = tokens.FindIndex(token => token[0] == '@');
        stop = handle > 0 && (stop < 0 || handle < stop) ? handle : stop;
        stop = stop > 1 && MonthNames.Find(tokens[stop - 1]) > 0 && ContainsDigit(tokens[stop]) ? stop - 1 : stop;

        if (stop >= 0)
        {
            tokens.RemoveRange(stop, tokens.Count - stop);
        }

        return stop >= 0;
    }

    /// <summary>A word, or a part of one ("Online-Redaktion"), that no person's name has.</summary>
    public static bool HoldsOrganizationWord(string name)
    {
        foreach (var range in name.AsSpan().SplitAny(WordEnds))
        {
            if (NameLexicon.OrganizationWords.Is(name.AsSpan(range)))
            {
                return true;
            }
        }

        return name.EndsWith("e.V", StringComparison.Ordinal) || name.EndsWith("e.V.", StringComparison.Ordinal);
    }

    /// <summary>"Jane Doe Executive Digital Editor": the function behind a name of two words.</summary>
    private static void CutAtRole(List<string> tokens)
    {
        var role = tokens.FindIndex(Math.Min(2, tokens.Count), token => char.IsUpper(token[0]) && NameLexicon.RoleWords.Is(token));

        if (role > 1)
        {
            tokens.RemoveRange(role, tokens.Count - role);
        }
    }

    private static bool Is(string name, bool isField)
    {
        if (name.Length is < 2 or > MaxLength || name[0] == '&' || name.AsSpan().ContainsAny(Never) || ContainsDigit(name) || name.Any(char.IsSymbol) || Introductions.Contains(name))
        {
            return false;
        }

        if (TextMeasure.IsUnspaced(name[0]))
        {
            return name.Length <= 12 && !LineKinds.HasDateLabel(name) && name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Length <= 3;
        }

        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        if (words.Length > MaxTokens || (words.Length < 2 && !isField) || HoldsOrganizationWord(name) || words.All(word => NameLexicon.RoleWords.Is(word)) || NameLexicon.Credentials.Is(name) || (words.Length > 1 && KnownNames.IsPlace(name)))
        {
            return false;
        }

        // A template's own variable: page.head.author. One dot may stand in a login ("jane.doe").
        if (words.Length == 1)
        {
            return name.Length >= 3 && name.AsSpan().Count('.') < 2;
        }

        // "IT・デジタル" is a section.
        if (!Ascii.IsValid(name) && words.Any(word => char.IsAsciiLetter(word[0]) && word.Any(TextMeasure.IsUnspaced)))
        {
            return false;
        }

        // Every word of a name starts with a capital where the script has them, particles aside.
        return words.All(word => !char.IsLower(word[0]) || Particles.Contains(word) || isField) && words.Any(word => word.Length > 2 || TextMeasure.IsUnspaced(word[0]) || !char.IsAscii(word[0]));
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
