namespace Ingest.Core.Reingestion;

/// <summary>What a whole sweep saw and did: the record that nothing was lost, or of what was found lost and put right.</summary>
public sealed record SweepCertificate(DateTimeOffset FinishedAt, SweepTally Tally);
