namespace Ingest.Core.Enrichment.Dates;

/// <summary>A phrase that a rule found: tokens <paramref name="First"/> to <paramref name="End"/>, exclusive.</summary>
internal sealed record DateMatch(int First, int End, DateExpression Expression);
