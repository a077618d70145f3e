using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Quantities;

/// <summary>The tokens of a text as words. An index outside the text is an empty word.</summary>
internal sealed class TokenWords(AnalyzedText text)
{
    public int Count => text.Tokens.Count;

    public ReadOnlySpan<char> this[int index] => (uint)index < (uint)text.Tokens.Count ? text.Span(text.Tokens[index]) : [];

    public Token Token(int index) => text.Tokens[index];

    public bool Is(int index, string word) => this[index].Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsAny(int index, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Is(index, word))
            {
                return true;
            }
        }

        return false;
    }

    public bool IsDash(int index) => this[index] is ['-' or '\u2010' or '\u2011' or '\u2013' or '\u2014'];

    public bool IsGlued(int index) => index > 0 && index < Count && text.Tokens[index - 1].End == text.Tokens[index].Start;

    /// <summary>Whether a line break parts this token from the one before: no quantity crosses it.</summary>
    public bool IsAfterBreak(int index) =>
        index > 0 && index < Count && text.Value.AsSpan(text.Tokens[index - 1].End, text.Tokens[index].Start - text.Tokens[index - 1].End).Contains('\n');
}
