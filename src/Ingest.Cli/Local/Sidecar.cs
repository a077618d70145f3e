using System.Text.Json;

namespace Ingest.Cli.Local;

/// <summary><c>FILE.meta.json</c>: what its dropper knows of a file.</summary>
internal static class Sidecar
{
    public const string Suffix = ".meta.json";

    /// <returns>The text values by name; empty where there is no such file.</returns>
    /// <exception cref="UserException">The file is not a JSON object.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var sidecar = path + Suffix;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);

        if (!File.Exists(sidecar))
        {
            return values;
        }

        try
        {
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(sidecar, cancellationToken));

            foreach (var property in json.RootElement.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.String))
            {
                values[property.Name] = property.Value.GetString()!;
            }

            return values;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new UserException($"'{sidecar}' is not a JSON object: {exception.Message}", exception);
        }
    }
}
