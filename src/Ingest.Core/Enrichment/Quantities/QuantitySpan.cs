namespace Ingest.Core.Enrichment.Quantities;

/// <summary>Tokens <paramref name="First"/> to <paramref name="End"/>, exclusive, and what they say.</summary>
internal readonly record struct QuantitySpan(int First, int End, string Kind, decimal Value, string? Unit);
