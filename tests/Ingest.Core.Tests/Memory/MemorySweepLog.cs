using Ingest.Core.Reingestion;

namespace Ingest.Core.Tests.Memory;

/// <summary>What the sweeps leave behind, in memory.</summary>
internal sealed class MemorySweepLog : ISweepLog
{
    public SweepCheckpoint? Checkpoint { get; set; }

    public List<SweepCertificate> Certificates { get; } = [];

    public Task<SweepCheckpoint?> FindCheckpointAsync(CancellationToken cancellationToken) => Task.FromResult(Checkpoint);

    public Task SaveAsync(SweepCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        Checkpoint = checkpoint;
        return Task.CompletedTask;
    }

    public Task ForgetCheckpointAsync(CancellationToken cancellationToken)
    {
        Checkpoint = null;
        return Task.CompletedTask;
    }

    public Task AddAsync(SweepCertificate certificate, CancellationToken cancellationToken)
    {
        Certificates.Insert(0, certificate);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<SweepCertificate> CertificatesAsync(CancellationToken cancellationToken) => Certificates.ToAsyncEnumerable();
}
