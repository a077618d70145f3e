using System.Text.RegularExpressions;

namespace Ingest.Infra.Tests;

/// <summary>Every Bicep file compiles, without a word of the linter, in the form that the formatter gives it.</summary>
public sealed partial class BicepFileTests(Infrastructure infrastructure)
{
    [Theory]
    [InlineData("**/*.bicep")]
    [InlineData("*.bicepparam")]
    public async Task Files_CompileWithoutADiagnostic_When_Linted(string pattern) => await BicepCommand.RunAsync(infrastructure.Folder, "lint", "--pattern", pattern);

    [Fact]
    public async Task Files_AreFormatted_When_Compared()
    {
        await BicepCommand.RunAsync(infrastructure.Folder, "format", "--pattern", "**/*.bicep*", "--newline-kind", "LF", "--insert-final-newline");

        Assert.All(Infrastructure.Files, file => Assert.Equal(File.ReadAllText(Path.Combine(infrastructure.Folder, file)), Repository.Read($"infra/{file}")));
    }

    /// <summary>Modules of a registry would have to be pulled to compile: plain resources need nothing.</summary>
    [Fact]
    public void Files_UseNothingOfARegistry_When_Read() => Assert.All(Infrastructure.Files, file => Assert.DoesNotMatch(@"'(br|ts)[:/]", Repository.Read($"infra/{file}")));

    [Fact]
    public void Main_OnlyComposes_When_Read() => Assert.Equal("Microsoft.Resources/resourceGroups", Assert.Single(Resource().Matches(Repository.Read("infra/main.bicep"))).Groups[1].Value);

    [GeneratedRegex(@"^resource \w+ '([^@]+)@", RegexOptions.Multiline)]
    private static partial Regex Resource();
}
