using System.Collections.Frozen;

namespace Ingest.Core.Parsing.Text;

/// <summary>Phrases that a line is, or starts with, each with a label; matched word by word in time linear in the line's first words.</summary>
internal sealed class PhraseSet
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup;
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
        Span<char> characters = stackalloc char[2 * PhraseKey.MaxCharacters];
        Span<byte> ends = stackalloc byte[PhraseKey.MaxCharacters];

        foreach (var (label, list) in lists)
        {
            foreach (var phrase in list.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (PhraseKey.Of(phrase, characters, ends).Text is { Length: > 0 } key)
                {
                    labels.TryAdd(key.ToString(), label);
                }
            }
        }

        lookup = labels.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        longest = labels.Count == 0 ? 0 : labels.Keys.Max(key => key.Length);
    }

    /// <summary>The whole line is one of the phrases.</summary>
    public bool Is(ReadOnlySpan<char> line)
    {
        if (line.Length > longest * 2)
        {
            return false;
        }

        Span<char> characters = stackalloc char[2 * PhraseKey.MaxCharacters];
        Span<byte> ends = stackalloc byte[PhraseKey.MaxCharacters];
        return LabelOf(PhraseKey.Of(line, characters, ends)) is not null;
    }

    /// <summary>The line starts with one of the phrases.</summary>
    public bool Starts(ReadOnlySpan<char> line)
    {
        Span<char> characters = stackalloc char[2 * PhraseKey.MaxCharacters];
        Span<byte> ends = stackalloc byte[PhraseKey.MaxCharacters];
        var from = 0;
        return NextLabel(PhraseKey.Of(line[..Math.Min(line.Length, 2 * longest)], characters, ends), ref from) is not null;
    }

    /// <summary>The label of the phrase that the whole line is, or null.</summary>
    public string? LabelOf(PhraseKey line) => line.IsWhole && line.Text.Length <= longest && lookup.TryGetValue(line.Text, out var label) ? label : null;

    /// <summary>The label of the next phrase that the line starts with, shortest phrase first; null behind the last.</summary>
    /// <param name="from">Words that were tried; zero at first.</param>
    public string? NextLabel(PhraseKey line, ref int from)
    {
        while (from < line.Ends.Length && line.Ends[from] <= longest)
        {
            if (lookup.TryGetValue(line.Text[..line.Ends[from++]], out var label))
            {
                return label;
            }
        }

        return null;
    }
}
