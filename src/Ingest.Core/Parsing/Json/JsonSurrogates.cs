using System.Globalization;
using System.Text;

namespace Ingest.Core.Parsing.Json;

/// <summary>Escapes of half a surrogate pair are JSON by its grammar (RFC 8259, 8.2) and text in no encoding; the reader throws on them, in names as in values.</summary>
internal static class JsonSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>Each becomes the replacement character.</summary>
    public static string Mend(string json)
    {
        if (!json.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
        {
            return json;
        }

        var mended = new StringBuilder(json.Length);

        for (var at = 0; at < json.Length;)
        {
            var length = json[at] != '\\' ? 1 : Unit(json, at) is not { } unit ? 2
                : char.IsHighSurrogate(unit) && Unit(json, at + EscapeLength) is { } low && char.IsLowSurrogate(low) ? 2 * EscapeLength : EscapeLength;
            length = Math.Min(length, json.Length - at);
            var isHalf = length == EscapeLength && char.IsSurrogate(Unit(json, at) ?? ' ');
            mended.Append(isHalf ? "\\ufffd" : json.AsSpan(at, length));
            at += length;
        }

        return mended.ToString();
    }

    private static char? Unit(string json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u' && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;
}
