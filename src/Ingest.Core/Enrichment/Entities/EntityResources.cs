using System.Reflection;
using System.Security.Cryptography;
using Ingest.Core.Enrichment.Entities.Tagging;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>The data files compiled into this assembly, loaded once.</summary>
internal static class EntityResources
{
    private static readonly Lazy<Gazetteer> LazyGazetteer = new(static () => LoadGazetteer("gazetteer.bin"));

    private static readonly Lazy<Gazetteer> LazyEverydayWords = new(static () => LoadGazetteer("everyday.bin"));

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

    /// <summary>English words that are nobody's name, beside the common words of <see cref="Gazetteer"/>, which the tagger was trained with.</summary>
    public static Gazetteer EverydayWords => LazyEverydayWords.Value;

    public static NameMatches Names => LazyNames.Value;

    /// <summary>The first ten hex digits of the SHA-256 over the data files that annotations depend on.</summary>
    public static string Hash => LazyHash.Value;

    public static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream("Ingest.Core.Entities." + name)
        ?? throw new InvalidOperationException($"The data file '{name}' is missing from the assembly; see docs/models.md for how it is built.");

    private static Gazetteer LoadGazetteer(string name)
    {
        using var stream = Open(name);

        return Gazetteer.Load(stream);
    }

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
