namespace Ingest.Core.Ledger;

/// <param name="Entry">The blob's entry as it stands now.</param>
public sealed record Acceptance(Verdict Verdict, LedgerEntry Entry);
