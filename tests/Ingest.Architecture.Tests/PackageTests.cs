using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;

namespace Ingest.Architecture.Tests;

/// <summary>What <c>dotnet pack</c> makes of Ingest.Tables for the applications that reference it.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ingest-package-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Tables_PacksWithOneDependencyAndAllThatAReaderLooksFor_When_Built()
    {
        await PackAsync();

        using var package = await ZipFile.OpenReadAsync(Assert.Single(Directory.GetFiles(_folder, "Ingest.Tables.*.nupkg")), TestContext.Current.CancellationToken);
        await using var manifest = await Assert.Single(package.Entries, entry => entry.FullName == "Ingest.Tables.nuspec").OpenAsync(TestContext.Current.CancellationToken);
        var metadata = XDocument.Load(manifest).Root!.Elements().Single();
        var files = package.Entries.Select(entry => entry.FullName).ToArray();

        Assert.Equal(["Azure.Data.Tables"], metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(dependency => dependency.Attribute("id")!.Value));
        Assert.Equal(("MIT", "README.md"), (Text(metadata, "license"), Text(metadata, "readme")));
        Assert.False(string.IsNullOrEmpty(Text(metadata, "description")));
        Assert.All(["README.md", "THIRD-PARTY-NOTICES.md", "lib/net10.0/Ingest.Tables.dll", "lib/net10.0/Ingest.Tables.xml"], file => Assert.Contains(file, files));
        Assert.Single(Directory.GetFiles(_folder, "Ingest.Tables.*.snupkg"));
    }

    private static string? Text(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    // Of the build that these tests reference; no-build, so that nothing is compiled beside them.
    private async Task PackAsync()
    {
        var configuration = AppContext.BaseDirectory.Contains("/release/", StringComparison.OrdinalIgnoreCase) ? "Release" : "Debug";
        var start = new ProcessStartInfo("dotnet", ["pack", Path.Combine(Repository.Root, "src/Ingest.Tables"), "--no-build", "--configuration", configuration, "--output", _folder, "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
        };
        using var pack = Process.Start(start)!;
        var output = await pack.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await pack.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(pack.ExitCode == 0, output);
    }
}
