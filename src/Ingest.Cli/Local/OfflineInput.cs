using System.Text.Json;
using Ingest.Core.Articles;
using Ingest.Core.Parsing;

namespace Ingest.Cli.Local;

/// <summary>What <c>FILE.meta.json</c> beside a file says of it.</summary>
public static class OfflineInput
{
    public static async Task<DropMetadata> ReadMetadataAsync(string path, CancellationToken cancellationToken)
    {
        var sidecar = path + ".meta.json";

        if (!File.Exists(sidecar))
        {
            return DropMetadata.None;
        }

        try
        {
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(sidecar, cancellationToken));
            return new DropMetadata
            {
                Url = Text(json.RootElement, "url"),
                Publisher = Text(json.RootElement, "publisher"),
                Retrieved = DateTimeOffset.TryParse(Text(json.RootElement, "retrieved"), System.Globalization.CultureInfo.InvariantCulture, out var retrieved) ? retrieved : null,
                DatePublished = ArticleDate.TryParse(Text(json.RootElement, "datePublished"), out var published) ? published : null,
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new UserException($"'{sidecar}' is not a JSON object: {exception.Message}", exception);
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
