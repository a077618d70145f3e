namespace Ingest.Core.Ledger;

/// <summary>Who had Ingest do what, kept in the ledger.</summary>
public interface IAuditLog
{
    /// <summary>Written before the action, so that no action is without its entry; an entry may be without its action.</summary>
    Task AddAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    IAsyncEnumerable<AuditEntry> ListAsync(CancellationToken cancellationToken);
}
