namespace Ingest.Core.Enrichment.Text;

/// <summary>A word, number or punctuation mark: a span of UTF-16 code units of the text, on character boundaries.</summary>
public readonly record struct Token(int Start, int End)
{
    public int Length => End - Start;
}
