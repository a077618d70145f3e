namespace Ingest.Core.Intake;

/// <summary>One version of a dropped blob.</summary>
/// <param name="Length">Bytes.</param>
public sealed record DropInfo(string Name, string ETag, long Length, DateTimeOffset LastModified);
