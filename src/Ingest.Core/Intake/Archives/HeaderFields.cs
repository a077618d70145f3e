namespace Ingest.Core.Intake.Archives;

/// <summary>"Name: value" lines of a WARC record or an HTTP message; the first of a name counts.</summary>
internal sealed class HeaderFields
{
    /// <summary>Lines of one head; servers send some dozens.</summary>
    private const int MaxLines = 1000;

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private string? _last;
    private int _lines;

    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Everything before the semicolon of the content type, in lower case.</summary>
    public string? MediaType => this["Content-Type"]?.Split(';')[0].Trim().ToLowerInvariant();

    public string? Charset => this["Content-Type"]?.Split(';').Skip(1).Select(parameter => parameter.Trim())
        .FirstOrDefault(parameter => parameter.StartsWith("charset=", StringComparison.OrdinalIgnoreCase))?["charset=".Length..].Trim(' ', '"', '\'');

    public void Add(string line)
    {
        if (++_lines > MaxLines)
        {
            return;
        }

        if (line is [' ' or '\t', ..] && _last is not null)
        {
            _values[_last] += " " + line.Trim();
            return;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        _last = colon > 0 && _values.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim()) ? line[..colon].Trim() : null;
    }
}
