using System.Buffers;
using System.Text;

namespace Ingest.Core.Parsing.Text;

/// <summary>
/// Searches a text for any of some phrases, whatever their case. Phrases of ASCII letters alone are searched for many times faster than
/// others, so the others are asked for only where the text has one of their letters.
/// </summary>
internal sealed class PhraseSearch
{
    private readonly SearchValues<string> ascii;
    private readonly SearchValues<string> other;
    private readonly SearchValues<char> otherLetters;

    public PhraseSearch(IReadOnlyCollection<string> phrases)
    {
        ascii = SearchValues.Create([.. phrases.Where(phrase => Ascii.IsValid(phrase))], StringComparison.OrdinalIgnoreCase);
        string[] others = [.. phrases.Where(phrase => !Ascii.IsValid(phrase))];
        other = SearchValues.Create(others, StringComparison.OrdinalIgnoreCase);
        otherLetters = SearchValues.Create([.. string.Concat(others).Where(c => !char.IsAscii(c)).SelectMany(c => new[] { c, char.ToUpperInvariant(c), char.ToLowerInvariant(c) }).Distinct()]);
    }

    public bool IsIn(ReadOnlySpan<char> text) => text.ContainsAny(ascii) || (text.ContainsAny(otherLetters) && text.ContainsAny(other));

    /// <returns>Where the first phrase starts, or -1.</returns>
    public int IndexIn(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAny(ascii);
        var second = text.ContainsAny(otherLetters) ? text.IndexOfAny(other) : -1;
        return second < 0 ? first : first < 0 ? second : Math.Min(first, second);
    }
}
