using System.Runtime.CompilerServices;
using Ingest.Core.DeadLetters;

namespace Ingest.Core.Tests.Memory;

/// <summary>The dead-letter table in memory.</summary>
internal sealed class MemoryLetters : IDeadLetters
{
    private readonly Dictionary<(DateTimeOffset KeyTime, string Id), DeadLetter> _letters = [];

    public IReadOnlyList<DeadLetter> All => [.. _letters.Values.OrderBy(letter => letter.EntryPath, StringComparer.Ordinal)];

    public Task PutAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var known = _letters.GetValueOrDefault((letter.KeyTime, letter.Id));
        _letters[(letter.KeyTime, letter.Id)] = known is null ? letter : letter with { Attempts = known.Attempts + 1, FirstAt = known.FirstAt };
        return Task.CompletedTask;
    }

    public Task<DeadLetter?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(_letters.Values.FirstOrDefault(letter => letter.Id == id));

    public Task CloseAsync(DeadLetter letter, DateTimeOffset at, CancellationToken cancellationToken)
    {
        _letters[(letter.KeyTime, letter.Id)] = _letters[(letter.KeyTime, letter.Id)] with { ClosedAt = at };
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<DeadLetter> ListAsync(bool includeClosed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var letter in _letters.Values.Where(letter => includeClosed || letter.ClosedAt is null).OrderByDescending(letter => letter.KeyTime).ToList())
        {
            await Task.CompletedTask;
            yield return letter;
        }
    }
}
