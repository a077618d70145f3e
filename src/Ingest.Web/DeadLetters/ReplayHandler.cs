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

        var chosen = new List<DeadLetter>();

        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (await letters.FindAsync(id, cancellationToken) is { Blob: not null } letter)
            {
                chosen.Add(letter);
            }
        }

        var at = time.GetUtcNow();
        await audit.AddAsync([.. chosen.Select(letter => new AuditEntry { Action = AuditAction.Replay, Subject = letter.Id, At = at, Caller = caller.Name, Address = caller.Address })], cancellationToken);
        var replayed = (await replay.ReplayAsync(chosen, cancellationToken)).Select(letter => letter.Id).ToList();
        return new ReplayResult(replayed, [.. ids.Except(replayed, StringComparer.Ordinal)]);
    }
}
