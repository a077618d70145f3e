namespace Ingest.Core.Reingestion;

/// <summary>What the sweeps leave behind.</summary>
public interface ISweepLog
{
    /// <returns>The sweep to resume, or null where the last one went through.</returns>
    Task<SweepCheckpoint?> FindCheckpointAsync(CancellationToken cancellationToken);

    Task SaveAsync(SweepCheckpoint checkpoint, CancellationToken cancellationToken);

    Task ForgetCheckpointAsync(CancellationToken cancellationToken);

    Task AddAsync(SweepCertificate certificate, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    IAsyncEnumerable<SweepCertificate> CertificatesAsync(CancellationToken cancellationToken);
}
