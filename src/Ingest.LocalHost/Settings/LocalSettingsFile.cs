using System.Text.Json;

namespace Ingest.LocalHost.Settings;

/// <summary>The <c>Values</c> of <c>local.settings.json</c>, which Core Tools turn into environment variables: <c>A__B</c> means <c>A:B</c>.</summary>
internal static class LocalSettingsFile
{
    public const string Name = "local.settings.json";

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="InvalidOperationException">The file is not JSON, is encrypted, or a value is not plain.</exception>
    public static IReadOnlyDictionary<string, string?> Read(IEnumerable<string> folders)
    {
        var path = folders.Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists);
        return path is null ? new Dictionary<string, string?>() : ReadFile(path);
    }

    private static Dictionary<string, string?> ReadFile(string path)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), Lenient);
            if (document.RootElement.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.ValueKind == JsonValueKind.True)
            {
                throw new InvalidOperationException($"'{path}' is encrypted, which only Core Tools can read. Run 'func settings decrypt'.");
            }

            if (document.RootElement.TryGetProperty("Values", out var section))
            {
                foreach (var property in section.EnumerateObject())
                {
                    values[property.Name.Replace("__", ":", StringComparison.Ordinal)] = ReadValue(path, property);
                }
            }
        }
        catch (JsonException exception)
        {
            throw new InvalidOperationException($"'{path}' is not valid JSON: {exception.Message}", exception);
        }

        return values;
    }

    private static string? ReadValue(string path, JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object or JsonValueKind.Array => throw new InvalidOperationException($"'Values.{property.Name}' in '{path}' must be a string, a number or a boolean."),
        _ => property.Value.ToString(),
    };
}
