using System.Collections.Frozen;

namespace Ingest.Core.Parsing.Text;

/// <summary>Phrases that a line is, or starts with, each with a label; matched word by word in time linear in the line's first words.</summary>
internal sealed class PhraseSet
{
    private readonly FrozenDictionary<string, string> phrases;
    private readonly int longest;

    /// <param name="phrases">Separated by bars or line ends.</param>
    public PhraseSet(string phrases)
        : this([("", phrases)])
    {
    }

    /// <summary>Of a phrase under several labels the first counts.</summary>
    public PhraseSet(IEnumerable<(string Label, string Phrases)> lists)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (var (label, list) in lists)
        {
            foreach (var phrase in list.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (PhraseKey.Of(phrase).Text is { Length: > 0 } key)
                {
                    labels.TryAdd(key, label);
                }
            }
        }

        phrases = labels.ToFrozenDictionary(StringComparer.Ordinal);
        longest = labels.Count == 0 ? 0 : labels.Keys.Max(key => key.Length);
    }

    /// <summary>The whole line is one of the phrases.</summary>
    public bool Is(ReadOnlySpan<char> line) => line.Length <= longest * 2 && LabelOf(PhraseKey.Of(line)) is not null;

    /// <summary>The line starts with one of the phrases.</summary>
    public bool Starts(ReadOnlySpan<char> line) => Labels(PhraseKey.Of(line)).Count > 0;

    /// <summary>The label of the phrase that the whole line is, or null.</summary>
    public string? LabelOf(PhraseKey line) => line.IsWhole && line.Text.Length <= longest && phrases.TryGetValue(line.Text, out var label) ? label : null;

    /// <summary>The labels of the phrases that the line starts with, shortest phrase first.</summary>
    public IReadOnlyList<string> Labels(PhraseKey line)
    {
        List<string>? labels = null;
        var lookup = phrases.GetAlternateLookup<ReadOnlySpan<char>>();

        foreach (var end in line.Ends)
        {
            if (end > longest)
            {
                break;
            }

            if (lookup.TryGetValue(line.Text.AsSpan(0, end), out var label))
            {
                (labels ??= []).Add(label);
            }
        }

        return labels ?? [];
    }
}
