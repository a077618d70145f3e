using Ingest.Core.Parsing.Fields;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Where else on the page a person's name opens a line: alone, or as the start of a bio.</summary>
internal sealed class NameRepeats
{
    private readonly Dictionary<string, (int Lines, bool Bio)> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<TextLine> _lines;

    public NameRepeats(List<TextLine> lines) => _lines = lines;

    public int Count(string name) => Find(name).Lines;

    public bool HasBio(string name) => Find(name).Bio;

    private (int Lines, bool Bio) Find(string name)
    {
        if (_seen.TryGetValue(name, out var found))
        {
            return found;
        }

        foreach (var line in _lines)
        {
            var at = line.Text.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? 0 : line.Words < 12 ? line.Text.IndexOf(name, StringComparison.OrdinalIgnoreCase) : -1;

            if (at >= 0)
            {
                found = (found.Lines + (line.Words < 12 ? 1 : 0), found.Bio || (at == 0 && line.Text.Length > name.Length + 10 && BylineLines.IsBio(line.Text.AsSpan(name.Length))));
            }
        }

        return _seen[name] = found;
    }
}
