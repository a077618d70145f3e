using System.Text;
using System.Text.Json;

namespace Ingest.Core.Parsing.Html;

/// <summary>Reads the JSON that pages really carry: comments, trailing and doubled commas, raw line breaks in strings, wrapped in CDATA.</summary>
internal static class JsonRepair
{
    private const int MaxDepth = 128;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth };

    /// <summary>Null where nothing makes it JSON.</summary>
    public static JsonDocument? ParseOrNull(string json) => TryParse(json) ?? TryParse(Repair(json));

    private static JsonDocument? TryParse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Lenient);
        }
        catch (JsonException)
        {
            // Broken structured data is common; the page's other evidence stands in for it.
            return null;
        }
        catch (ArgumentException)
        {
            // Lone surrogates cannot be written as UTF-8.
            return null;
        }
    }

    private static string Repair(string json)
    {
        var start = json.AsSpan().IndexOfAny('{', '[');
        var end = json.AsSpan().LastIndexOfAny('}', ']');

        if (start < 0 || end <= start)
        {
            return "";
        }

        var repaired = new StringBuilder(json.Length);
        var inString = false;
        var last = '\0';

        for (var i = start; i <= end; i++)
        {
            var c = json[i];

            if (inString && c == '\\' && i < end)
            {
                var isEscape = json[i + 1] is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u';
                repaired.Append(isEscape ? $"\\{json[i + 1]}" : json[i + 1].ToString());
                i++;
                continue;
            }

            if (c == '"')
            {
                inString = !inString;
            }

            if (inString && c < ' ')
            {
                c = ' ';
            }

            if (!inString && c == ',' && last is ',' or '{' or '[')
            {
                continue;
            }

            repaired.Append(char.IsSurrogate(c) && !IsPaired(json, i) ? '\uFFFD' : c);
            last = char.IsWhiteSpace(c) ? last : c;
        }

        return repaired.ToString();
    }

    private static bool IsPaired(string text, int i) =>
        char.IsHighSurrogate(text[i]) ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) : i > 0 && char.IsHighSurrogate(text[i - 1]);
}
