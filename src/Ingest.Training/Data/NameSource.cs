using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Training.Data;

/// <summary>Other names for the people and places of a text, from the lists that the gazetteer is compiled from.</summary>
internal sealed class NameSource
{
    private readonly string[] _given;
    private readonly string[] _family;
    private readonly string[] _places;

    public NameSource(string namesFile)
    {
        var lines = File.ReadLines(namesFile).Select(l => l.Split('\t')).Where(c => c[1].Length > 2 && char.IsUpper(c[1][0])).ToArray();

        _given = [.. lines.Where(c => c[0] == "given" && !c[1].Contains(' ')).Select(c => c[1])];
        _family = [.. lines.Where(c => c[0] == "family" && !c[1].Contains(' ')).Select(c => c[1])];
        _places = [.. lines.Where(c => c[0] is "city" or "town").Select(c => c[1])];
    }

    public string Replace(string name, EntityType type, Dictionary<string, string> words, Random random) => type switch
    {
        EntityType.Person => Person(name, words, random),
        EntityType.Location => Place(name, words, random),
        _ => name,
    };

    private string Person(string name, Dictionary<string, string> words, Random random)
    {
        var parts = name.Split(' ');

        for (var i = 0; i < parts.Length; i++)
        {
            // Initials, particles and numerals are the name's form, and stay.
            if (parts[i].Length < 3 || !char.IsUpper(parts[i][0]) || parts[i].EndsWith('.'))
            {
                continue;
            }

            if (!words.TryGetValue(parts[i], out var other))
            {
                var list = i == parts.Length - 1 ? _family : _given;
                words[parts[i]] = other = list[random.Next(list.Length)];
            }

            parts[i] = parts[i].Any(char.IsLower) ? other : other.ToUpperInvariant();
        }

        return string.Join(' ', parts);
    }

    /// <summary>Countries, regions and places of several words ("Lake Ohrid") stay: what is around them depends on what they are.</summary>
    private string Place(string name, Dictionary<string, string> words, Random random)
    {
        using var tokens = new TokenView(TextAnalyzer.AnalyzeVerbatim(name, null));

        if (name.Contains(' ') || name.Contains('.') || tokens.Count != 1 || (EntityResources.Names.Phrase(tokens, 0, 1) & (NameKinds.Country | NameKinds.Region)) != 0)
        {
            return name;
        }

        if (!words.TryGetValue(name, out var other))
        {
            words[name] = other = _places[random.Next(_places.Length)];
        }

        return name.Any(char.IsLower) ? other : other.ToUpperInvariant();
    }
}
