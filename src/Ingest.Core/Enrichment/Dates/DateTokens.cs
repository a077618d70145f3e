using System.Buffers;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>The tokens of one text with the questions that rules ask. An index outside the text is a token that matches nothing. Rented memory: dispose it.</summary>
internal sealed class DateTokens(string text, DateToken[] tokens, int count) : IDisposable
{
    private static readonly DateToken Outside = new(-1, -1, DateTokenKind.Outside, default, -1);

    public string Text => text;

    public int Count => count;

    public DateToken this[int index] => (uint)index < (uint)count ? tokens[index] : Outside;

    public bool Is(int index, string word) =>
        this[index] is { Kind: DateTokenKind.Word } token && Span(token).Equals(word, StringComparison.OrdinalIgnoreCase);

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

    public bool IsIn(int index, WordSet words) => this[index] is { Kind: DateTokenKind.Word } token && words.Contains(Span(token));

    public bool IsMark(int index, char mark) => this[index] is { Kind: DateTokenKind.Mark } token && text[token.Start] == mark;

    public bool IsDash(int index) => this[index] is { Kind: DateTokenKind.Mark } token && text[token.Start] is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014';

    public bool IsApostrophe(int index) => this[index] is { Kind: DateTokenKind.Mark } token && text[token.Start] is '\'' or '\u2019' or '\u2018';

    public bool IsKind(int index, DateWordKind kind) => this[index].Word.Kind == kind;

    public bool IsNumber(int index) => this[index].Kind == DateTokenKind.Number;

    public bool IsCapitalised(int index) => this[index] is { Kind: DateTokenKind.Word } token && char.IsUpper(text[token.Start]);

    /// <summary>Whether nothing stands between this token and the one before it.</summary>
    public bool IsGlued(int index) => index > 0 && index < count && tokens[index - 1].Kind != DateTokenKind.Break && tokens[index - 1].End == tokens[index].Start;

    public ReadOnlySpan<char> Span(DateToken token) => text.AsSpan(token.Start, token.Length);

    public bool IsNumberOf(int index, int digits) => this[index] is { Kind: DateTokenKind.Number } token && token.Length == digits;

    public void Dispose() => ArrayPool<DateToken>.Shared.Return(tokens);
}
