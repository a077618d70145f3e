using Ingest.Infra.Tests;

[assembly: AssemblyFixture(typeof(Infrastructure))]

namespace Ingest.Infra.Tests;

/// <summary>The Bicep files in a folder of their own, where the command line may write, and what they come to in each environment.</summary>
public sealed class Infrastructure : IAsyncLifetime
{
    private const string EventsParameters = "using 'events.bicep'\nparam functionAppName = 'func'\nparam storageAccountName = 'account'\nparam topicName = 'topic'\n";

    private Template? _azd;
    private Template? _production;
    private Template? _events;

    public string Folder { get; } = Directory.CreateTempSubdirectory("ingest-infra-").FullName;

    /// <summary>What azd deploys, with one operator and one reader.</summary>
    public Template Azd => _azd!;

    /// <summary>main.prod.bicepparam: private.</summary>
    public Template Production => _production!;

    /// <summary>What is deployed behind the app.</summary>
    public Template Events => _events!;

    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("infra"), "*.bicep*").Concat(Directory.EnumerateFiles(Repository.PathOf("infra/modules"), "*.bicep"))
            .Select(file => Path.GetRelativePath(Repository.PathOf("infra"), file).Replace('\\', '/'))
            .Where(file => !file.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public async ValueTask InitializeAsync()
    {
        foreach (var file in (string[])[.. Files, "bicepconfig.json", "workbook/ingest.workbook.json"])
        {
            var copy = Path.Combine(Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Repository.PathOf($"infra/{file}"), copy);
        }

        await File.WriteAllTextAsync(Path.Combine(Folder, "events.bicepparam"), EventsParameters);
        _azd = await Template.EvaluateAsync(Folder, "main.bicepparam");
        _production = await Template.EvaluateAsync(Folder, "main.prod.bicepparam");
        _events = await Template.EvaluateAsync(Folder, "events.bicepparam", resourceGroup: "group");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
