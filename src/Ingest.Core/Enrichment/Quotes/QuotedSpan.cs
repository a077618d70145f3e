namespace Ingest.Core.Enrichment.Quotes;

/// <summary>A stretch of one paragraph in quotation marks.</summary>
/// <param name="Start">The opening mark.</param>
/// <param name="End">Past the closing mark, or the paragraph's end where it stays open.</param>
/// <param name="InnerStart">The first character inside.</param>
/// <param name="InnerEnd">Past the last character inside.</param>
/// <param name="IsOpen">Whether no mark closes it: the quote runs on in the next paragraph.</param>
internal readonly record struct QuotedSpan(int Start, int End, int InnerStart, int InnerEnd, bool IsOpen)
{
    public int InnerLength => InnerEnd - InnerStart;
}
