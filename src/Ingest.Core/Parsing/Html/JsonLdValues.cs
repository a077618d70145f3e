using System.Globalization;
using System.Text.Json;

namespace Ingest.Core.Parsing.Html;

/// <summary>JSON-LD values come as text, number, object or array of any of them; these read whichever it is.</summary>
internal static class JsonLdValues
{
    public static string? Text(JsonElement node, string name) => Texts(node, name).FirstOrDefault();

    public static IEnumerable<string> Texts(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) ? Items(value).Select(Scalar).OfType<string>() : [];

    public static IEnumerable<JsonElement> Items(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) ? Items(value) : [];

    public static bool? Flag(JsonElement node, string name) => Text(node, name)?.ToLowerInvariant() switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    public static string? Scalar(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => SafeString(value),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Object => value.TryGetProperty("@value", out var inner) && inner.ValueKind == JsonValueKind.String ? SafeString(inner) : null,
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private static IEnumerable<JsonElement> Items(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            yield return value;
            yield break;
        }

        foreach (var item in value.EnumerateArray())
        {
            yield return item;
        }
    }

    private static string? SafeString(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate: the text is not valid UTF-16.
            return string.Create(CultureInfo.InvariantCulture, $"{value.GetRawText().Trim('"')}");
        }
    }
}
