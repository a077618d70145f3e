using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Training.Gazetteer;

/// <summary>
/// Compiles name lists into the three tables that Ingest.Core embeds, and the aliases once more as text, which Ingest.Tables embeds so that
/// readers ask by the names that the enricher gives. Same input, same bytes.
/// </summary>
internal sealed class GazetteerCompiler
{
    private readonly Dictionary<ulong, NameKinds> _names = [];
    private readonly Dictionary<ulong, NameKinds> _everyday = [];
    private readonly Dictionary<(ulong Phrase, EntityType Type), Alias> _aliases = [];
    private readonly Dictionary<(ulong Phrase, EntityType Type), string> _written = [];

    public static int Run(string namesFile, string curatedFolder, string outputFolder)
    {
        var compiler = new GazetteerCompiler();

        compiler.AddCurated(curatedFolder);
        compiler.AddPackages(namesFile);

        Directory.CreateDirectory(outputFolder);

        Save(compiler._names, Path.Combine(outputFolder, "gazetteer.bin"));
        Save(compiler._everyday, Path.Combine(outputFolder, "everyday.bin"));

        using (var aliases = File.Create(Path.Combine(outputFolder, "aliases.bin")))
        {
            AliasTable.Build(compiler._aliases).Save(aliases);
        }

        compiler.WriteAliases(Path.Combine(outputFolder, "aliases.tsv"));
        Console.WriteLine($"{compiler._names.Count} names and prefixes, {compiler._everyday.Count} everyday words more, {compiler._aliases.Count} aliases");
        return 0;
    }

    private static void Save(Dictionary<ulong, NameKinds> names, string file)
    {
        using var stream = File.Create(file);
        Core.Enrichment.Entities.Gazetteer.Build(names).Save(stream);
    }

    private void AddCurated(string folder)
    {
        foreach (var columns in Lines(folder, "nations.tsv"))
        {
            AddAlias(columns[0], columns[0], EntityType.Location);
            AddName(columns[0], NameKinds.Country);

            foreach (var demonym in columns[1].Split('|'))
            {
                AddAlias(demonym, columns[0], EntityType.Miscellaneous);
                AddName(demonym, NameKinds.Nationality);
            }
        }

        AddNames(folder, "places.tsv", EntityType.Location, NameKinds.Region);
        AddNames(folder, "organizations.tsv", EntityType.Organization, NameKinds.Organization);

        foreach (var name in Lines(folder, "peoples.tsv").SelectMany(columns => columns[0].Split('|')))
        {
            AddName(name, NameKinds.Miscellaneous);
            AddAlias(name, name, EntityType.Miscellaneous);
        }

        foreach (var name in File.ReadLines(Path.Combine(folder, "surnames.txt")).Where(l => !l.StartsWith('#')).SelectMany(l => l.Split(' ')))
        {
            AddName(name, NameKinds.Family);
        }

        AddGroups(folder, "organization-names.txt", NameKinds.Organization);
        AddGroups(folder, "place-names.txt", NameKinds.Region);
    }

    /// <summary>Names without a canonical form, in groups apart by bars.</summary>
    private void AddGroups(string folder, string file, NameKinds kind)
    {
        foreach (var name in Lines(folder, file).SelectMany(columns => columns[0].Split('|')))
        {
            AddName(name, kind);
        }
    }

    private void AddNames(string folder, string file, EntityType type, NameKinds kind)
    {
        foreach (var columns in Lines(folder, file))
        {
            foreach (var name in columns[1..].SelectMany(c => c.Split('|', StringSplitOptions.RemoveEmptyEntries)).Prepend(columns[0]))
            {
                AddAlias(name, columns[0], type);
                AddName(name, kind);
            }
        }
    }

    private void AddPackages(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            var columns = line.Split('\t');

            switch (columns[0])
            {
                case "alias":
                    AddAlias(columns[1], columns[2], EntityType.Location);
                    AddName(columns[1], NameKinds.Country);
                    break;
                case "everyday":
                    _everyday[PhraseHash.Extend(PhraseHash.Empty, PhraseHash.Word(columns[1]))] = NameKinds.CommonWord;
                    break;
                default:
                    AddName(columns[1], Kind(columns[0]));
                    break;
            }
        }
    }

    private static NameKinds Kind(string kind) => kind switch
    {
        "given" => NameKinds.Given,
        "family" => NameKinds.Family,
        "city" => NameKinds.City,
        "town" => NameKinds.Town,
        "country" => NameKinds.Country,
        "region" => NameKinds.Region,
        "org" => NameKinds.Organization,
        "word" => NameKinds.CommonWord,
        _ => throw new InvalidDataException($"Unknown kind of name '{kind}'."),
    };

    private void AddName(string name, NameKinds kind)
    {
        var words = Words(name);

        if (words.Length is 0 or > Core.Enrichment.Entities.Gazetteer.MaxWords)
        {
            return;
        }

        var hash = PhraseHash.Empty;

        for (var i = 0; i < words.Length; i++)
        {
            hash = PhraseHash.Extend(hash, words[i]);
            _names[hash] = _names.GetValueOrDefault(hash) | (i == words.Length - 1 ? kind : NameKinds.Prefix);
        }
    }

    private void AddAlias(string alias, string name, EntityType type)
    {
        var words = Words(alias);
        var acronym = alias.Length <= 6 && !alias.Any(char.IsLower) && alias.Any(char.IsUpper);
        var hash = words.Aggregate(PhraseHash.Empty, PhraseHash.Extend);

        // The hand-written lists come first and win.
        _written.TryAdd((hash, type), alias);

        if (words.Length is > 0 and <= Core.Enrichment.Entities.Gazetteer.MaxWords && !_aliases.TryAdd((hash, type), new Alias(name, type, acronym)) && !acronym && _aliases[(hash, type)].Name == name)
        {
            _aliases[(hash, type)] = new Alias(name, type, acronym);
        }
    }

    /// <summary>Lines of type, alias, canonical name and, for an acronym, <c>acronym</c>; without those that are the canonical name itself.</summary>
    private void WriteAliases(string file)
    {
        var lines = _aliases
            .Where(pair => NameKey.Fold(_written[pair.Key]) != NameKey.Fold(pair.Value.Name))
            .Select(pair => $"{TypeName(pair.Key.Type)}\t{_written[pair.Key]}\t{pair.Value.Name}{(pair.Value.IsAcronym ? "\tacronym" : "")}\n")
            .Order(StringComparer.Ordinal);
        File.WriteAllText(file, string.Concat(lines));
    }

    private static string TypeName(EntityType type) => type switch
    {
        EntityType.Person => "PERSON",
        EntityType.Organization => "ORG",
        EntityType.Location => "LOC",
        _ => "MISC",
    };

    private static ulong[] Words(string name)
    {
        var text = TextAnalyzer.AnalyzeVerbatim(name, null);

        return [.. text.Tokens.Select(t => PhraseHash.Word(text.Span(t)))];
    }

    private static IEnumerable<string[]> Lines(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file)).Where(l => l.Length > 0 && !l.StartsWith('#')).Select(l => l.Split('\t'));
}
