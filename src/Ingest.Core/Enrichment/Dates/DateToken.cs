namespace Ingest.Core.Enrichment.Dates;

/// <param name="Start">Start in the text, UTF-16 code units.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Kind">Letters, digits, one mark, or a line break.</param>
/// <param name="Word">Its entry in the lexicon, for a word.</param>
/// <param name="Number">Its value, for up to nine digits; else -1.</param>
internal readonly record struct DateToken(int Start, int End, DateTokenKind Kind, DateWord Word, int Number)
{
    public int Length => End - Start;
}
