namespace Ingest.Core.Diagnostics;

/// <summary>What Ingest has used of storage.</summary>
public interface IUsageReports
{
    /// <returns>The last thirty days; null where nothing has been counted yet.</returns>
    Task<UsageReport?> ReadAsync(CancellationToken cancellationToken);
}
