namespace Ingest.Core.Enrichment.Text;

/// <summary>A run of tokens: indexes into <see cref="AnalyzedText.Tokens"/>, end exclusive. Never crosses a paragraph.</summary>
public readonly record struct Sentence(int FirstToken, int EndToken);
