namespace Ingest.Core.Enrichment.Text;

/// <summary>A body's text with its paragraphs, tokens and sentences, found once and shared by every annotator.</summary>
public sealed class AnalyzedText
{
    private readonly Token[] _tokens;

    internal AnalyzedText(string value, int[] paragraphStarts, Token[] tokens, Sentence[] sentences, string? language)
    {
        Value = value;
        ParagraphStarts = paragraphStarts;
        _tokens = tokens;
        Sentences = sentences;
        Language = language;
    }

    public string Value { get; }

    /// <summary>Start of each paragraph in <see cref="Value"/>.</summary>
    public IReadOnlyList<int> ParagraphStarts { get; }

    public IReadOnlyList<Token> Tokens => _tokens;

    public IReadOnlyList<Sentence> Sentences { get; }

    public string? Language { get; }

    public ReadOnlySpan<char> Span(Token token) => Value.AsSpan(token.Start, token.Length);

    /// <summary>The same as in <see cref="Tokens"/>, without a call through the interface: the passes ask for tokens millions of times a second.</summary>
    internal Token TokenAt(int index) => _tokens[index];

    internal ReadOnlySpan<char> Word(int token) => Span(_tokens[token]);

    /// <summary>Index of the paragraph that holds this offset.</summary>
    public int ParagraphAt(int offset)
    {
        var index = Array.BinarySearch((int[])ParagraphStarts, offset);
        return index >= 0 ? index : Math.Max(0, ~index - 1);
    }
}
