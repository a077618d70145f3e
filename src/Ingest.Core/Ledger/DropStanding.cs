namespace Ingest.Core.Ledger;

/// <summary>Where a drop stands, as the ledger's index by state and age has it.</summary>
/// <param name="Since">When the drop came to the state.</param>
/// <param name="Articles">Articles of the drop that stand in the tables.</param>
public sealed record DropStanding(string Blob, DropState State, DateTimeOffset Since, int Articles);
