using System.Text.Json;

namespace Ingest.Infra.Tests;

/// <summary>The resources that a deployment would make, evaluated offline, with the names and values of one environment.</summary>
public sealed class Template
{
    private Template(IReadOnlyList<JsonElement> resources) => Resources = resources;

    public IReadOnlyList<JsonElement> Resources { get; }

    public IEnumerable<JsonElement> OfType(string type) => Resources.Where(resource => resource.GetProperty("type").GetString() == type);

    public JsonElement One(string type) => Assert.Single(OfType(type));

    /// <summary>Last segments of the names of all resources of a type.</summary>
    public IEnumerable<string> NamesOf(string type) => OfType(type).Select(resource => resource.GetProperty("name").GetString()!.Split('/')[^1]);

    /// <param name="file">A parameter file in the folder.</param>
    internal static async Task<Template> EvaluateAsync(string folder, string file, string? resourceGroup = null)
    {
        string[] target = resourceGroup is null ? ["--location", "westeurope"] : ["--resource-group", resourceGroup];
        await BicepCommand.RunAsync(
            folder,
            ["snapshot", file, "--mode", "overwrite", "--subscription-id", "00000000-0000-0000-0000-000000000001", "--tenant-id", "00000000-0000-0000-0000-000000000002", "--deployment-name", "test", .. target]);
        await using var stream = File.OpenRead(Path.Combine(folder, Path.ChangeExtension(file, ".snapshot.json")));
        using var snapshot = await JsonDocument.ParseAsync(stream, cancellationToken: TestContext.Current.CancellationToken);
        return new Template([.. snapshot.RootElement.GetProperty("predictedResources").EnumerateArray().Select(resource => resource.Clone())]);
    }
}
