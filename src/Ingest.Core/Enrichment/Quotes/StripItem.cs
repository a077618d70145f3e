namespace Ingest.Core.Enrichment.Quotes;

/// <param name="Start">Start in the text.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Quotation">Index of the quotation that the item stands for, or -1 for a token outside quotation marks.</param>
/// <param name="EndsFrame">Whether the narrator's sentence ends with this item.</param>
internal readonly record struct StripItem(int Start, int End, int Quotation, bool EndsFrame);
