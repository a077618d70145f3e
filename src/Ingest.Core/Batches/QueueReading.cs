namespace Ingest.Core.Batches;

/// <summary>How a queue stands at one moment.</summary>
/// <param name="Messages">Approximate, as the service counts.</param>
/// <param name="Age">How long the oldest message that is visible has waited; zero where none is.</param>
public sealed record QueueReading(string Queue, int Messages, TimeSpan Age);
