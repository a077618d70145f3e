namespace Ingest.Core.Enrichment.Dates;

/// <summary>A word of <see cref="DateLexicon"/>; the meaning of <paramref name="Value"/> depends on the kind.</summary>
internal readonly record struct DateWord(DateWordKind Kind, int Value);
