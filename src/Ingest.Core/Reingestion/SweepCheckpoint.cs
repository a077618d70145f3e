namespace Ingest.Core.Reingestion;

/// <summary>A sweep that was cut short.</summary>
/// <param name="NextBucket">Where it goes on.</param>
public sealed record SweepCheckpoint(int NextBucket, SweepTally Tally);
