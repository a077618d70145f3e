using Ingest.Core.DeadLetters;
using Ingest.Core.Ledger;
using Ingest.Web.Security;

namespace Ingest.Web.DeadLetters;

/// <summary>Replays dead letters, with an entry in the audit log for each before.</summary>
public sealed class ReplayHandler(IDeadLetters letters, DeadLetterReplay replay, IAuditLog audit, TimeProvider time)
{
    public async Task<ReplayResult> HandleAsync(IReadOnlyList<string> ids, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(caller);

        var chosen = new Dictionary<string, DeadLetter>(StringComparer.Ordinal);

        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (await letters.FindAsync(id, cancellationToken) is { Blob: not null } letter)
            {
                chosen[id] = letter;
            }
        }

        var at = time.GetUtcNow();
        await audit.AddAsync([.. chosen.Values.Select(letter => new AuditEntry { Action = AuditAction.Replay, Subject = letter.Id, At = at, Caller = caller.Name, Address = caller.Address })], cancellationToken);
        await replay.ReplayAsync(chosen.Values, cancellationToken);
        return new ReplayResult([.. chosen.Keys], [.. ids.Except(chosen.Keys, StringComparer.Ordinal)]);
    }
}
