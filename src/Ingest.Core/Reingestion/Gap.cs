namespace Ingest.Core.Reingestion;

/// <summary>A blob whose ledger entry does not say what the container shows.</summary>
public sealed record Gap(string Blob, GapKind Kind);
