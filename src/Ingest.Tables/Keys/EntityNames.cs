using System.Collections.Frozen;

namespace Ingest.Tables.Keys;

/// <summary>
/// From a name as somebody writes it to the keys that rows have. The enricher files an entity under its canonical name; the aliases that
/// it knows (acronyms, short forms, countries in thirty languages, nationalities) are compiled into this assembly.
/// </summary>
/// <remarks>
/// What an article itself defines ("the Vessen Harbour Authority (VHA)") is known to that article alone: ask for the full name. A newer
/// alias table comes with a newer version of this package; rows follow once their articles have been enriched again.
/// </remarks>
public static class EntityNames
{
    private const string Article = "the ";

    private static readonly Lazy<FrozenDictionary<(string Type, string Folded), Alias>> Aliases = new(Load);

    private static readonly Lazy<ILookup<(string Type, string Name), string>> ByName = new(() => Aliases.Value.ToLookup(alias => (alias.Key.Type, alias.Value.Name), alias => alias.Value.Written));

    /// <summary>
    /// The name under which an entity is filed: "World Food Programme" for "WFP" or "the World Food Program", "Germany" for "Deutschland".
    /// A name that the table does not have is its own.
    /// </summary>
    /// <param name="type">One of <see cref="EntityTypes"/>.</param>
    /// <param name="name">Any case; but an acronym that is written as a word ("Who", "It") is taken for that word.</param>
    public static string Canonical(string type, string name)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(name);

        var trimmed = name.Trim();
        var bare = type == EntityTypes.Organization && trimmed.StartsWith(Article, StringComparison.OrdinalIgnoreCase) ? trimmed[Article.Length..] : trimmed;
        return Find(type, bare) ?? Find(type, trimmed) ?? bare;
    }

    /// <summary>The entity key in the row keys of ArticlesByEntity.</summary>
    /// <param name="type">One of <see cref="EntityTypes"/>.</param>
    public static string Key(string type, string name) => ArticleKeys.NameKey(Canonical(type, name));

    /// <summary>The speaker keys in the row keys of Quotes under which a name may be filed, mostly one: a speaker can be a person, an organisation or a country.</summary>
    public static IReadOnlyList<string> SpeakerKeys(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        string[] keys = [ArticleKeys.NameKey(name), Key(EntityTypes.Organization, name), Key(EntityTypes.Location, name)];
        return [.. keys.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The aliases of the table that stand for a name, as it writes them, in the order of the alphabet; none where the table does not have it.</summary>
    /// <param name="type">One of <see cref="EntityTypes"/>.</param>
    public static IReadOnlyList<string> AliasesOf(string type, string name)
    {
        var canonical = Canonical(type, name);
        return [.. ByName.Value[(type, canonical)].Where(alias => alias != canonical).Order(StringComparer.Ordinal)];
    }

    private static string? Find(string type, string name) =>
        Aliases.Value.TryGetValue((type, ArticleKeys.FoldedName(name)), out var alias) && !(alias.IsAcronym && IsWord(name)) ? alias.Name : null;

    private static bool IsWord(string name) => name.Any(char.IsUpper) && name.Any(char.IsLower);

    // Lines of type, alias, canonical name and, for an acronym, a fourth column.
    private static FrozenDictionary<(string Type, string Folded), Alias> Load()
    {
        using var stream = typeof(EntityNames).Assembly.GetManifestResourceStream("Ingest.Tables.aliases.tsv")
            ?? throw new InvalidOperationException("The alias table is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var aliases = new Dictionary<(string, string), Alias>();

        while (reader.ReadLine() is { } line)
        {
            var columns = line.Split('\t');

            // Two spellings that fold to one key: the first line stands.
            aliases.TryAdd((columns[0], ArticleKeys.FoldedName(columns[1])), new Alias(columns[2], columns[1], IsAcronym: columns.Length > 3));
        }

        return aliases.ToFrozenDictionary();
    }

    private readonly record struct Alias(string Name, string Written, bool IsAcronym);
}
