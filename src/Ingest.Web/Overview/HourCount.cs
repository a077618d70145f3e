namespace Ingest.Web.Overview;

/// <summary>What came to its end in one hour, the newest state of each drop counted once.</summary>
/// <param name="Hour">Its start, UTC.</param>
public sealed record HourCount(DateTimeOffset Hour, int Files, int Articles, int DeadLettered);
