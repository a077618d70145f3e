namespace Ingest.Cli.Output;

/// <summary>Where the offline commands write: one file an input below a folder, or standard output in the inputs' order.</summary>
public sealed class OfflineOutput(string? folder)
{
    public async Task WriteAsync(string name, string json, CancellationToken cancellationToken)
    {
        if (folder is null)
        {
            await Console.Out.WriteLineAsync(json.AsMemory(), cancellationToken);
            return;
        }

        var path = Path.Combine(folder, name + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, json, cancellationToken);
    }
}
