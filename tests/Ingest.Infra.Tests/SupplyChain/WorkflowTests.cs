using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ingest.Infra.Tests.SupplyChain;

/// <summary>What runs on a build server runs code that is pinned, with no more rights than it needs.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Workflows => [.. Directory.EnumerateFiles(Repository.PathOf(".github/workflows")).Select(file => $".github/workflows/{Path.GetFileName(file)}")];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Actions_ArePinnedByTheirCommit_When_Used(string workflow)
    {
        var uses = Uses().Matches(Repository.Read(workflow)).Select(use => use.Groups[1].Value).ToArray();

        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.Matches(@"^[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", use));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflows_NeedNoSecretAndMayOnlyRead_When_TheyRun(string workflow)
    {
        var text = Repository.Read(workflow);

        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
        Assert.Contains("\npermissions:\n  contents: read\n\n", text, StringComparison.Ordinal);
        Assert.Equal(Checkout().Count(text), Regex.Count(text, "persist-credentials: false"));
    }

    [Fact]
    public void Tools_AreThoseThatAWorkflowRuns_When_Pinned()
    {
        using var manifest = JsonDocument.Parse(Repository.Read(".config/dotnet-tools.json"));
        var commands = manifest.RootElement.GetProperty("tools").EnumerateObject().SelectMany(tool => tool.Value.GetProperty("commands").EnumerateArray()).Select(command => command.GetString()!).ToArray();

        Assert.All(commands, command => Assert.Contains($"dotnet tool run {command} ", Repository.Read(".github/workflows/publish.yml"), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"uses: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Uses();

    [GeneratedRegex("uses: actions/checkout@")]
    private static partial Regex Checkout();
}
