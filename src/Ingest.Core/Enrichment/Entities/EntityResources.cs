using System.Reflection;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>The data files compiled into this assembly, loaded once.</summary>
internal static class EntityResources
{
    private static readonly Lazy<NameMatches> LazyNames = new(static () =>
    {
        using var gazetteer = Open("gazetteer.bin");
        using var aliases = Open("aliases.bin");

        return new NameMatches(Gazetteer.Load(gazetteer), AliasTable.Load(aliases));
    });

    public static NameMatches Names => LazyNames.Value;

    public static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream("Ingest.Core.Entities." + name)
        ?? throw new InvalidOperationException($"The data file '{name}' is missing from the assembly; see docs/models.md for how it is built.");
}
