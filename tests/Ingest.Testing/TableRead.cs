namespace Ingest.Testing;

/// <param name="IsPoint">Whether it asks for one row by its keys.</param>
/// <param name="Top">Most rows of the answer; null leaves it to the service, which gives 1,000.</param>
public sealed record TableRead(string Table, bool IsPoint, string? Filter, int? Top)
{
    /// <summary>Whether the service looks into one partition only.</summary>
    public bool IsOfOnePartition => IsPoint || Filter?.StartsWith("PartitionKey eq ", StringComparison.Ordinal) == true;

    public override string ToString() => $"{(IsPoint ? "point" : "range")} {Table}";
}
