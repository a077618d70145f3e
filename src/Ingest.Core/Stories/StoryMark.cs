namespace Ingest.Core.Stories;

/// <summary>A month in which articles have been written or withdrawn that are too old for every run to look at.</summary>
/// <param name="Month">Its first instant, in UTC.</param>
/// <param name="At">When it was marked last.</param>
/// <param name="Revision">Concurrency token of the mark.</param>
public sealed record StoryMark(DateTimeOffset Month, DateTimeOffset At, string Revision);
