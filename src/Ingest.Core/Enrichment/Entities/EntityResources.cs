using System.Reflection;
using System.Security.Cryptography;
using Ingest.Core.Enrichment.Entities.Tagging;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>The data files compiled into this assembly, loaded once.</summary>
internal static class EntityResources
{
    private static readonly Lazy<Gazetteer> LazyGazetteer = new(static () =>
    {
        using var gazetteer = Open("gazetteer.bin");

        return Gazetteer.Load(gazetteer);
    });

    private static readonly Lazy<NameMatches> LazyNames = new(static () =>
    {
        using var aliases = Open("aliases.bin");

        return new NameMatches(LazyGazetteer.Value, AliasTable.Load(aliases));
    });

    private static readonly Lazy<CrfModel> LazyModel = new(static () =>
    {
        using var stream = Open("tagger.bin");

        return CrfModel.Load(stream);
    });

    private static readonly Lazy<string> LazyHash = new(ComputeHash);

    public static CrfModel Model => LazyModel.Value;

    public static Gazetteer Gazetteer => LazyGazetteer.Value;

    public static NameMatches Names => LazyNames.Value;

    /// <summary>The first ten hex digits of the SHA-256 over the data files.</summary>
    public static string Hash => LazyHash.Value;

    public static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream("Ingest.Core.Entities." + name)
        ?? throw new InvalidOperationException($"The data file '{name}' is missing from the assembly; see docs/models.md for how it is built.");

    private static string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach (var name in new[] { "gazetteer.bin", "aliases.bin", "tagger.bin" })
        {
            using var stream = Open(name);
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..10];
    }
}
