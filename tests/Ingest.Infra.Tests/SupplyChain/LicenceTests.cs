using System.Text.Json;

namespace Ingest.Infra.Tests.SupplyChain;

/// <summary>
/// THIRD-PARTY-NOTICES.md lists every package of every lock file with the licence that the package itself names. INGEST_ACCEPT_LICENCES=1 writes the two
/// tables of NuGet packages anew; read the difference before you commit it.
/// </summary>
public sealed class LicenceTests
{
    private const string Notices = "THIRD-PARTY-NOTICES.md";
    private const string Shipped = "## NuGet packages that Ingest runs with";
    private const string Development = "## NuGet packages for the build, the tests and the benchmarks only";

    // What may be published under MIT: permissive, and one that asks only that changes to its own files stay open.
    private static readonly string[] Allowed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MPL-1.1"];

    [Theory]
    [InlineData(Shipped, true)]
    [InlineData(Development, false)]
    public void Notices_ListEveryPackageWithItsLicence_When_OneIsAddedOrRaised(string heading, bool isShipped)
    {
        var listed = MarkdownTable.Rows(Notices, heading);
        var expected = Rows(isShipped, listed.ToDictionary(cells => cells[0], cells => cells[3], StringComparer.Ordinal));

        if (Environment.GetEnvironmentVariable("INGEST_ACCEPT_LICENCES") == "1")
        {
            Rewrite(heading, expected);
            return;
        }

        Assert.Equal(expected.Select(cells => string.Join(" | ", cells.Take(3))), listed.Select(cells => string.Join(" | ", cells.Take(3))));
    }

    [Fact]
    public void Licences_MayBePublishedUnderOurs_When_APackageIsShipped() =>
        Assert.All(LockedPackage.All().Where(package => package.IsShipped), package => Assert.True(Allowed.Contains(package.Licence()), $"{package.Name} {package.Version} is under {package.Licence()}."));

    /// <summary>The SDKs of 2018 to 2021, and the engine that drags them in.</summary>
    [Fact]
    public void Packages_AreOfNoDeprecatedStorageSdk_When_Locked()
    {
        string[] deprecated = ["WindowsAzure.Storage", "Microsoft.Azure.Storage.", "Microsoft.Azure.Cosmos.Table", "Microsoft.WindowsAzure.", "Microsoft.Azure.KeyVault", "Microsoft.Azure.WebJobs"];

        Assert.DoesNotContain(LockedPackage.All(), package => deprecated.Any(name => package.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)));
        Assert.All(deprecated, name => Assert.DoesNotContain($"\"{name}", Repository.Read("Directory.Packages.props"), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Notices_CountTheNpmPackagesByLicence_When_TheEmulatorIsRaised()
    {
        using var document = JsonDocument.Parse(Repository.Read("infra/azurite/package-lock.json"));
        var licences = document.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.Length > 0 && package.Name != "node_modules/azurite")
            .CountBy(package => package.Value.GetProperty("license").GetString()!)
            .ToDictionary(count => count.Key, count => count.Value, StringComparer.Ordinal);

        var listed = MarkdownTable.Rows(Notices, "It brings 456 further packages, which `infra/azurite/package-lock.json` lists with version and licence:");

        Assert.Equal(456, licences.Values.Sum());
        Assert.Equal(licences.Count, listed.Count);
        Assert.All(licences, licence => Assert.Contains(listed, cells => cells[0].Contains(licence.Key, StringComparison.Ordinal) && cells[1] == $"{licence.Value}"));
    }

    private static List<string[]> Rows(bool isShipped, IReadOnlyDictionary<string, string> owners) =>
    [
        .. LockedPackage.All().Where(package => package.IsShipped == isShipped).GroupBy(package => package.Name).Select(versions => new[]
        {
            versions.Key,
            string.Join(", ", versions.Select(package => package.Version).OrderByDescending(NuGetOrder)),
            string.Join(", ", versions.Select(package => package.Licence()).Distinct()),
            owners.GetValueOrDefault(versions.Key) ?? versions.First().Owner(),
        }),
    ];

    private static Version NuGetOrder(string version) => Version.Parse(version.Split('-')[0]);

    private static void Rewrite(string heading, IEnumerable<string[]> rows)
    {
        var lines = Repository.Read(Notices).ReplaceLineEndings("\n").Split('\n').ToList();
        var first = lines.FindIndex(lines.IndexOf(heading), line => line.StartsWith('|')) + 2;
        lines.RemoveRange(first, lines.FindIndex(first, line => !line.StartsWith('|')) - first);
        lines.InsertRange(first, rows.Select(cells => $"| {string.Join(" | ", cells)} |"));
        File.WriteAllText(Repository.PathOf(Notices), string.Join('\n', lines));
    }
}
