namespace Ingest.Core.Reingestion;

/// <summary>What the processes have used of storage, a row a day and process.</summary>
public interface IUsageLog
{
    /// <summary>Deletes the rows of the days before that of an instant.</summary>
    Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
