using Ingest.Core.Enrichment.Entities;

namespace Ingest.Core.Parsing.Fields;

/// <summary>Whether a capitalised phrase is a person's name, by the lists of given and family names: "Nora Lindqvist" is, "Travel Tips" is not.</summary>
internal static class KnownNames
{
    /// <summary>The first word is a given name, and the last is no everyday word.</summary>
    public static bool IsPerson(ReadOnlySpan<char> name)
    {
        var space = name.IndexOf(' ');

        if (space < 0 || !char.IsLetter(name[name.LastIndexOf(' ') + 1]))
        {
            return false;
        }

        var first = KindsOfGiven(name[..space]);
        var last = Kinds(name[(name.LastIndexOf(' ') + 1)..]);
        var isInitial = space <= 2 && char.IsUpper(name[0]) && (space == 1 || name[1] == '.');

        if (isInitial)
        {
            return last.HasFlag(NameKinds.Family) || IsPerson(name[(space + 1)..]);
        }

        return first.HasFlag(NameKinds.Given)
            && (last.HasFlag(NameKinds.Family) || (!last.HasFlag(NameKinds.CommonWord) && !first.HasFlag(NameKinds.CommonWord)));
    }

    /// <summary>The line starts with a given name, a title or an initial.</summary>
    public static bool MayStart(ReadOnlySpan<char> line)
    {
        var space = line.IndexOf(' ');
        var word = space < 0 ? line : line[..space];
        return word.Length > 0 && char.IsUpper(word[0]) && (word.Length <= 2 || word[^1] == '.' || KindsOfGiven(word).HasFlag(NameKinds.Given));
    }

    public static bool IsGiven(ReadOnlySpan<char> word) => Kinds(word) is var kinds && kinds.HasFlag(NameKinds.Given) && !kinds.HasFlag(NameKinds.CommonWord);

    /// <summary>A word of running text that no list has as a family name.</summary>
    public static bool IsEverydayWord(ReadOnlySpan<char> word) => Kinds(word) is var kinds && kinds.HasFlag(NameKinds.CommonWord) && !kinds.HasFlag(NameKinds.Family);

    /// <summary>Behind no given name stands a word of running text: "Travel Tips", not "April Fulton".</summary>
    public static bool HasEverydayWord(string name)
    {
        var words = name.Split(' ');
        return !KindsOfGiven(words[0]).HasFlag(NameKinds.Given) && Array.Exists(words, word => IsEverydayWord(word));
    }

    /// <summary>Capitalised words of running text, no name at either end: "Luxury Travel", "Patient Recruitment".</summary>
    public static bool IsPhrase(ReadOnlySpan<char> name)
    {
        var space = name.IndexOf(' ');
        return space > 0 && IsEverydayWord(name[(name.LastIndexOf(' ') + 1)..]) && IsEverydayWord(name[..space]) && !KindsOfGiven(name[..space]).HasFlag(NameKinds.Given);
    }

    /// <summary>"Los Angeles", "New Zealand": a large city, a region or a country.</summary>
    public static bool IsPlace(ReadOnlySpan<char> name) => (Kinds(name) & (NameKinds.City | NameKinds.Region | NameKinds.Country)) != 0;

    /// <summary>"Jean-Luc" counts by its first part where the lists lack the whole.</summary>
    private static NameKinds KindsOfGiven(ReadOnlySpan<char> word)
    {
        var kinds = Kinds(word);
        var hyphen = word.IndexOf('-');
        return kinds.HasFlag(NameKinds.Given) || hyphen < 2 ? kinds : Kinds(word[..hyphen]);
    }

    /// <summary>Of a word, or of all words of a name together.</summary>
    private static NameKinds Kinds(ReadOnlySpan<char> name)
    {
        var phrase = PhraseHash.Empty;

        foreach (var range in name.Split(' '))
        {
            phrase = PhraseHash.Extend(phrase, PhraseHash.Word(name[range]));
        }

        return EntityResources.Gazetteer[phrase] | EntityResources.EverydayWords[phrase];
    }
}
