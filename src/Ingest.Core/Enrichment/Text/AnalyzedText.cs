namespace Ingest.Core.Enrichment.Text;

/// <summary>A body's text with its paragraphs, tokens and sentences, found once and shared by every annotator.</summary>
public sealed class AnalyzedText
{
    internal AnalyzedText(string value, int[] paragraphStarts, Token[] tokens, Sentence[] sentences, string? language)
    {
        Value = value;
        ParagraphStarts = paragraphStarts;
        Tokens = tokens;
        Sentences = sentences;
        Language = language;
    }

    public string Value { get; }

    /// <summary>Start of each paragraph in <see cref="Value"/>.</summary>
    public IReadOnlyList<int> ParagraphStarts { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    public string? Language { get; }

    public ReadOnlySpan<char> Span(Token token) => Value.AsSpan(token.Start, token.Length);

    /// <summary>Index of the paragraph that holds this offset.</summary>
    public int ParagraphAt(int offset)
    {
        var index = Array.BinarySearch((int[])ParagraphStarts, offset);
        return index >= 0 ? index : Math.Max(0, ~index - 1);
    }
}
