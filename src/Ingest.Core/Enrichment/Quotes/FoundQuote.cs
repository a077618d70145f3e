using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Quotes;

/// <summary>A quote before it becomes part of the record.</summary>
internal sealed record FoundQuote(int Start, int End, QuoteType Type, Speaker? Speaker, string? CueText);
