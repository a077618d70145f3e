using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ingest.Functions.Triggers;

namespace Ingest.Infra.Tests;

/// <summary>The function app builds with <c>-p:FunctionsHost=Azure</c>, as far as that can be seen without the packages of the worker.</summary>
public sealed partial class AzureBuildTests
{
    private const string Project = "src/Ingest.Functions/Ingest.Functions.csproj";

    /// <summary>Of the embedded host the app uses nothing but the types that the real worker has too; a test of LocalHost holds those to a list.</summary>
    [Fact]
    public void FunctionApp_UsesOnlyTypesOfTheWorker_When_Compiled()
    {
        using var file = new PEReader(File.OpenRead(typeof(PickUpDropFunction).Assembly.Location));
        var reader = file.GetMetadataReader();
        var used = reader.TypeReferences.Select(reader.GetTypeReference)
            .Where(type => type.ResolutionScope.Kind == HandleKind.AssemblyReference && reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == "Ingest.LocalHost")
            .Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}")
            .ToArray();

        Assert.Contains("Microsoft.Azure.Functions.Worker.FunctionAttribute", used);
        Assert.All(used, type => Assert.StartsWith("Microsoft.Azure.Functions.Worker.", type, StringComparison.Ordinal));
    }

    [Fact]
    public void Sources_AreTheSameForBothHosts_When_Compiled() =>
        Assert.All(
            Directory.EnumerateFiles(Repository.PathOf("src/Ingest.Functions"), "*.cs", SearchOption.AllDirectories),
            file => Assert.DoesNotMatch(@"^\s*#if|using Ingest\.LocalHost", File.ReadAllText(file)));

    [Fact]
    public void Packages_HaveAVersionInThatModeOnly_When_Restored()
    {
        var versions = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("ItemGroup").Single(group => group.Attribute("Condition") is not null);
        var references = XDocument.Parse(Repository.Read(Project)).Descendants("ItemGroup").Single(group => ConditionOf(group) == ConditionOf(versions) && group.Elements("PackageReference").Any());

        Assert.Equal("'$(FunctionsHost)' == 'Azure'", ConditionOf(versions));
        Assert.Equal(NamesOf(versions, "PackageVersion"), NamesOf(references, "PackageReference"));
    }

    /// <summary>The lock file of the local build lacks the worker; in locked mode a restore with it would fail.</summary>
    [Fact]
    public void LockFile_IsAnotherOne_When_BuiltForAzure()
    {
        var azure = XDocument.Parse(Repository.Read(Project)).Descendants("PropertyGroup").Single(group => ConditionOf(group) == "'$(FunctionsHost)' == 'Azure'");

        Assert.Equal(("packages.azure.lock.json", "false"), (azure.Element("NuGetLockFilePath")!.Value, azure.Element("RestoreLockedMode")!.Value));
        Assert.Equal("v4", azure.Element("AzureFunctionsVersion")!.Value);
    }

    /// <summary>azd runs <c>dotnet publish</c> with nothing but its environment.</summary>
    [Fact]
    public void Azd_BuildsForAzure_When_ItPublishes() => Assert.Matches(AzdLine(), Repository.Read("Directory.Build.props"));

    private static string? ConditionOf(XElement element) => element.Attribute("Condition")?.Value;

    private static IEnumerable<string> NamesOf(XElement group, string kind) => group.Elements(kind).Select(item => item.Attribute("Include")!.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"<FunctionsHost Condition=""'\$\(FunctionsHost\)' == '' and '\$\(AZURE_ENV_NAME\)' != ''"">Azure</FunctionsHost>")]
    private static partial Regex AzdLine();
}
