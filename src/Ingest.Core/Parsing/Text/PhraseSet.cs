using System.Collections.Frozen;

namespace Ingest.Core.Parsing.Text;

/// <summary>Phrases that a line is, or starts with, each with a label; matched word by word in time linear in the line's first words.</summary>
internal sealed class PhraseSet
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _longest;
    private readonly int _mostWords;

    /// <summary>The pairs of ASCII characters with which phrases start: a line that starts with another pair is none of them.</summary>
    private readonly bool[] _starts = new bool[128 * 128];

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
                var phraseKey = PhraseKey.Of(phrase, characters, ends);

                if (phraseKey.Text is { Length: > 0 } key)
                {
                    labels.TryAdd(key.ToString(), label);
                    _mostWords = Math.Max(_mostWords, phraseKey.Ends.Length);

                    if (key.Length > 1 && char.IsAscii(key[0]) && char.IsAscii(key[1]))
                    {
                        _starts[(key[0] * 128) + key[1]] = true;
                    }
                }
            }
        }

        _lookup = labels.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = labels.Count == 0 ? 0 : labels.Keys.Max(key => key.Length);
    }

    /// <summary>The whole line is one of the phrases.</summary>
    public bool Is(ReadOnlySpan<char> line)
    {
        if (line.Length > _longest * 2 || !MayStart(line))
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
        if (!MayStart(line))
        {
            return false;
        }

        Span<char> characters = stackalloc char[2 * PhraseKey.MaxCharacters];
        Span<byte> ends = stackalloc byte[PhraseKey.MaxCharacters];
        var from = 0;
        return NextLabel(PhraseKey.Of(line[..Math.Min(line.Length, 2 * _longest)], characters, ends), ref from) is not null;
    }

    /// <summary>False where the line's first two letters or digits start no phrase; asked before the line is made a <see cref="PhraseKey"/>, which costs more.</summary>
    public bool MayStart(ReadOnlySpan<char> line)
    {
        var i = 0;

        while (i < line.Length && char.IsAscii(line[i]) && !char.IsAsciiLetterOrDigit(line[i]))
        {
            i++;
        }

        // Other scripts, apostrophes and words of one letter are compared in full.
        return i + 1 >= line.Length || !char.IsAsciiLetterOrDigit(line[i]) || !char.IsAsciiLetterOrDigit(line[i + 1]) || _starts[(char.ToLowerInvariant(line[i]) * 128) + char.ToLowerInvariant(line[i + 1])];
    }

    /// <summary>The label of the phrase that the whole line is, or null.</summary>
    public string? LabelOf(PhraseKey line) => line.IsWhole && line.Text.Length <= _longest && _lookup.TryGetValue(line.Text, out var label) ? label : null;

    /// <summary>The label of the next phrase that the line starts with, shortest phrase first; null behind the last.</summary>
    /// <param name="from">Words that were tried; zero at first.</param>
    public string? NextLabel(PhraseKey line, ref int from)
    {
        while (from < Math.Min(line.Ends.Length, _mostWords) && line.Ends[from] <= _longest)
        {
            if (_lookup.TryGetValue(line.Text[..line.Ends[from++]], out var label))
            {
                return label;
            }
        }

        return null;
    }
}
