namespace Ingest.Core.Reingestion;

/// <param name="IsComplete">False where the run was cut short; the next one resumes it.</param>
public sealed record SweepReport(SweepTally Tally, bool IsComplete);
