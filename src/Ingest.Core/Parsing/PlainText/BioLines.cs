using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Tells a bio under a text from the text: it begins with a person whom the text has not named.</summary>
internal static class BioLines
{
    /// <summary>Words of a bio's start within which the person's work is named.</summary>
    private const int MaxWordsToRole = 16;

    private const int MinBioWords = 8;

    /// <summary>Lines below a name in which the bio has to start: a role, a button.</summary>
    private const int LinesToBio = 3;

    /// <summary>Whom a bio that begins in a line introduces: in a name alone with the bio under it, or in the name that opens it; null where none begins.</summary>
    public static string? PersonAt(List<TextLine> lines, int i, int textStart)
    {
        var line = lines[i];
        var name = line.Words <= 5
            ? line.Person is { IsKnown: true, HasDate: false, Names: [var only] } && only.Length + 2 >= line.Text.Length && HasBioBelow(lines, i, only) ? only : null
            : line.Words >= MinBioWords && line.EndsSentence && NameBefore(line.Text, " is ") is { } person && KnownNames.IsPerson(person) && NamesWork(line.Text[person.Length..]) ? person : null;
        return name is not null && !IsNamed(lines, textStart, i, name) ? name : null;
    }

    private static bool HasBioBelow(List<TextLine> lines, int i, string name)
    {
        for (var j = i + 1; j < Math.Min(lines.Count, i + 1 + LinesToBio); j++)
        {
            var line = lines[j];

            if (line.Words >= MinBioWords && line.EndsSentence && (line.Text.StartsWith(name[..name.IndexOf(' ', StringComparison.Ordinal)], StringComparison.Ordinal) || line.Text.StartsWith("I'm ", StringComparison.Ordinal) || line.Text.StartsWith("I’m ", StringComparison.Ordinal) || line.Text.StartsWith("I am ", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static string? NameBefore(string text, string verb) =>
        text.IndexOf(verb, StringComparison.Ordinal) is var at and > 4 and < 50 && text.AsSpan(0, at).Count(' ') is >= 1 and <= 3 ? text[..at] : null;

    private static bool NamesWork(string rest) =>
        rest.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Take(MaxWordsToRole).Any(word => NameLexicon.RoleWords.Is(word));

    /// <summary>Somebody of whom the text has spoken is no author whom it introduces at its end.</summary>
    private static bool IsNamed(List<TextLine> lines, int from, int to, string name)
    {
        var family = name[(name.LastIndexOf(' ') + 1)..];

        for (var i = from; i < to; i++)
        {
            if (lines[i].IsProse && lines[i].Text.Contains(family, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
