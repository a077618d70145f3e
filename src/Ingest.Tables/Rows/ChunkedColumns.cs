using System.Globalization;
using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>Values longer than one property: <c>Name</c>, <c>Name1</c>, <c>Name2</c>, ...</summary>
internal static class ChunkedColumns
{
    public static void SetChunked(this TableEntity entity, string name, string? value)
    {
        var start = 0;

        for (var i = 0; value is not null && start < value.Length; i++)
        {
            var length = CutAtCharacter(value, start, TableLimits.CharactersPerProperty);
            entity[Column(name, i)] = value.Substring(start, length).ToWellFormedText();
            start += length;
        }
    }

    public static string? GetChunked(this TableEntity entity, string name)
    {
        var first = entity.GetString(name);

        if (first is null || !entity.ContainsKey(Column(name, 1)))
        {
            return first;
        }

        var chunks = new List<string>();

        for (var i = 0; entity.TryGetValue(Column(name, i), out var chunk); i++)
        {
            chunks.Add((string)chunk);
        }

        return string.Concat(chunks);
    }

    public static void SetChunkedBinary(this TableEntity entity, string name, byte[]? value)
    {
        for (var start = 0; value is not null && start < value.Length; start += TableLimits.BytesPerProperty)
        {
            entity[Column(name, start / TableLimits.BytesPerProperty)] = value.AsSpan(start, Math.Min(TableLimits.BytesPerProperty, value.Length - start)).ToArray();
        }
    }

    public static byte[]? GetChunkedBinary(this TableEntity entity, string name)
    {
        using var value = new MemoryStream();

        for (var i = 0; entity.TryGetValue(Column(name, i), out var chunk); i++)
        {
            value.Write((byte[])chunk);
        }

        return value.Length > 0 ? value.ToArray() : null;
    }

    /// <summary>Sets a value that has one property of at most <see cref="TableLimits.CharactersPerShortText"/>; false where it had to be cut.</summary>
    public static bool SetCut(this TableEntity entity, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return true;
        }

        var length = CutAtCharacter(value, 0, TableLimits.CharactersPerShortText);
        entity[name] = value[..length].ToWellFormedText();
        return length == value.Length;
    }

    private static string Column(string name, int chunk) => chunk == 0 ? name : name + chunk.ToString(CultureInfo.InvariantCulture);

    private static int CutAtCharacter(string value, int start, int most)
    {
        var length = Math.Min(most, value.Length - start);
        return length == most && start + length < value.Length && char.IsHighSurrogate(value[start + length - 1]) ? length - 1 : length;
    }

    // A lone surrogate cannot travel as UTF-8; the service would answer 400.
    private static string ToWellFormedText(this string value) => Keys.NameText.ToWellFormed(value);
}
