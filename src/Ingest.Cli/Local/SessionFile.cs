using System.Text.Json;

namespace Ingest.Cli.Local;

/// <summary>Where a running <c>ingest up</c> leaves its storage address for the other commands: <c>.ingest/session.json</c> in the working folder.</summary>
public sealed record SessionFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public required string ConnectionString { get; init; }

    public required string DataFolder { get; init; }

    public required int ProcessId { get; init; }

    public static string DefaultPath => Path.Combine(Environment.CurrentDirectory, ".ingest", "session.json");

    public static SessionFile? Find(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<SessionFile>(File.ReadAllText(path), Json) : null;

    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(this, Json));
    }
}
