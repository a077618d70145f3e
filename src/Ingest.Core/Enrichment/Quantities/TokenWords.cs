using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Quantities;

/// <summary>The tokens of a text as words. An index outside the text is an empty word.</summary>
internal sealed class TokenWords(AnalyzedText text)
{
    public int Count { get; } = text.Tokens.Count;

    public ReadOnlySpan<char> this[int index] => (uint)index < (uint)Count ? text.Word(index) : [];

    public Token Token(int index) => text.TokenAt(index);

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

    public bool IsGlued(int index) => index > 0 && index < Count && text.TokenAt(index - 1).End == text.TokenAt(index).Start;

    /// <summary>Whether a line break parts this token from the one before: no quantity crosses it.</summary>
    public bool IsAfterBreak(int index) =>
        index > 0 && index < Count && text.Value.AsSpan(text.TokenAt(index - 1).End, text.TokenAt(index).Start - text.TokenAt(index - 1).End).Contains('\n');
}
