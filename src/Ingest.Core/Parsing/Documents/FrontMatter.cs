namespace Ingest.Core.Parsing.Documents;

/// <summary>
/// The block between two lines of dashes on top of a Markdown file: the part of YAML that such blocks use, which is keys with a text, a
/// bracketed list or a list of dashes.
/// </summary>
internal sealed class FrontMatter
{
    private const int MaxLines = 200;

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    public static (FrontMatter Front, string Text) Split(string text)
    {
        var front = new FrontMatter();
        var lines = text.TrimStart('\uFEFF', ' ', '\r', '\n').Split('\n');
        var end = lines.Length > 0 && lines[0].Trim() == "---" ? Array.FindIndex(lines, 1, Math.Min(lines.Length - 1, MaxLines), line => line.Trim() is "---" or "...") : -1;

        if (end < 0)
        {
            return (front, text);
        }

        string? key = null;

        for (var i = 1; i < end; i++)
        {
            key = front.Read(lines[i].TrimEnd(), key);
        }

        return (front, string.Join('\n', lines[(end + 1)..]));
    }

    public string? Text(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_values.TryGetValue(key, out var found) && found.Count > 0)
            {
                return found[0];
            }
        }

        return null;
    }

    public IReadOnlyList<string> List(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_values.TryGetValue(key, out var found) && found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }

    /// <returns>The key that following list lines belong to.</returns>
    private string? Read(string line, string? key)
    {
        var trimmed = line.Trim();

        if (trimmed.StartsWith('-') && key is not null)
        {
            Add(key, trimmed[1..].Trim());
            return key;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);

        if (colon <= 0 || trimmed.StartsWith('#'))
        {
            return key;
        }

        var isNested = char.IsWhiteSpace(line[0]) && key is not null;
        var name = line[..colon].Trim().TrimStart('-', ' ');
        var value = line[(colon + 1)..].Trim();

        if (isNested)
        {
            // "author:" with "name: ..." below it.
            if (name.Equals("name", StringComparison.OrdinalIgnoreCase))
            {
                Add(key!, value);
            }

            return key;
        }

        foreach (var item in value.StartsWith('[') && value.EndsWith(']') ? value[1..^1].Split(',') : [value])
        {
            Add(name, item);
        }

        return name;
    }

    private void Add(string key, string value)
    {
        var text = value.Trim(' ', '"', '\'');
        text = text.StartsWith("name:", StringComparison.OrdinalIgnoreCase) ? text[5..].Trim(' ', '"', '\'') : text;

        if (!_values.TryGetValue(key, out var list))
        {
            _values[key] = list = [];
        }

        if (text.Length > 0)
        {
            list.Add(text);
        }
    }
}
