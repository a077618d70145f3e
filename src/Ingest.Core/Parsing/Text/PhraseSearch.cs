using System.Buffers;
using System.Text;

namespace Ingest.Core.Parsing.Text;

/// <summary>
/// Searches a text for any of some phrases, whatever their case. Phrases of ASCII letters alone are searched for many times faster than
/// others, so the others are asked for only where the text has one of their letters.
/// </summary>
internal sealed class PhraseSearch
{
    private readonly SearchValues<string> _ascii;
    private readonly SearchValues<string> _other;
    private readonly SearchValues<char> _otherLetters;

    public PhraseSearch(IReadOnlyCollection<string> phrases)
    {
        _ascii = SearchValues.Create([.. phrases.Where(phrase => Ascii.IsValid(phrase))], StringComparison.OrdinalIgnoreCase);
        string[] others = [.. phrases.Where(phrase => !Ascii.IsValid(phrase))];
        _other = SearchValues.Create(others, StringComparison.OrdinalIgnoreCase);
        _otherLetters = SearchValues.Create([.. string.Concat(others).Where(c => !char.IsAscii(c)).SelectMany(c => new[] { c, char.ToUpperInvariant(c), char.ToLowerInvariant(c) }).Distinct()]);
    }

    public bool IsIn(ReadOnlySpan<char> text) => text.ContainsAny(_ascii) || (text.ContainsAny(_otherLetters) && text.ContainsAny(_other));

    /// <returns>Where the first phrase starts, or -1.</returns>
    public int IndexIn(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAny(_ascii);
        var second = text.ContainsAny(_otherLetters) ? text.IndexOfAny(_other) : -1;
        return second < 0 ? first : first < 0 ? second : Math.Min(first, second);
    }
}
