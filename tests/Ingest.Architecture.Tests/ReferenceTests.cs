using System.Reflection;

namespace Ingest.Architecture.Tests;

/// <summary>References point inward, as the table of projects in the design says.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Ingest.Core"] = [],
        ["Ingest.Tables"] = [],
        ["Ingest.LocalHost"] = [],
        ["Ingest.Storage"] = ["Ingest.Core", "Ingest.Tables"],
        ["Ingest.Language"] = ["Ingest.Core"],
        ["Ingest.Functions"] = ["Ingest.Core", "Ingest.Language", "Ingest.LocalHost", "Ingest.Storage", "Ingest.Tables", "Ingest.Web"],
        ["Ingest.Web"] = ["Ingest.Core", "Ingest.Tables"],
        ["Ingest.Training"] = ["Ingest.Core"],
        ["Ingest.Cli"] = ["Ingest.Core", "Ingest.Functions", "Ingest.LocalHost", "Ingest.Storage", "Ingest.Tables", "Ingest.Web"],
    };

    public static TheoryData<string> Projects => [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Projects_ReferenceOnlyInward_When_BuiltInAnyMode(string project) =>
        Assert.All(Repository.References(project, "ProjectReference"), reference => Assert.Contains(reference, Allowed[project]));

    [Fact]
    public void Core_KnowsNoAzure_When_Compiled() => AssertNoReference(typeof(Core.MessageContext).Assembly, "Azure", "Microsoft.Azure", "Microsoft.AspNetCore", "Ingest");

    [Fact]
    public void Core_KnowsNoNetwork_When_Compiled() =>
        AssertNoReference(typeof(Core.MessageContext).Assembly, "System.Net.Http", "System.Net.Sockets", "System.Net.Requests", "System.Net.WebClient", "System.Net.NameResolution");

    [Fact]
    public void Tables_KnowsOnlyTheTablesClient_When_Compiled()
    {
        Assert.Equal(["Azure.Data.Tables"], Repository.References("Ingest.Tables", "PackageReference"));
        AssertNoReference(typeof(Tables.StorageNames).Assembly, "Azure.Storage", "Azure.Identity", "Microsoft.Extensions", "Ingest");
    }

    [Fact]
    public void Storage_KnowsNoHost_When_Compiled() =>
        AssertNoReference(typeof(Storage.StorageServiceCollectionExtensions).Assembly, "Microsoft.Azure.Functions", "Microsoft.AspNetCore", "Ingest.LocalHost", "Ingest.Functions", "Ingest.Cli");

    private static void AssertNoReference(Assembly assembly, params string[] prefixes) =>
        Assert.All(
            assembly.GetReferencedAssemblies().Select(reference => reference.Name!),
            reference => Assert.DoesNotContain(prefixes, prefix => reference == prefix || reference.StartsWith(prefix + ".", StringComparison.Ordinal)));
}
