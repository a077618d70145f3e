namespace Ingest.Web.Overview;

/// <summary>How long a stage took of the drops that were looked at, in milliseconds; waiting in its queue is part of it.</summary>
public sealed record StageLatency(string Stage, double P50, double P95, int Count);
