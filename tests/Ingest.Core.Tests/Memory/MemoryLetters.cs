using System.Globalization;
using System.Runtime.CompilerServices;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;

namespace Ingest.Core.Tests.Memory;

/// <summary>The dead-letter table in memory.</summary>
internal sealed class MemoryLetters : IDeadLetters
{
    private readonly Dictionary<(DateTimeOffset KeyTime, string Id), DeadLetter> _letters = [];
    private readonly Dictionary<(Stage Stage, string Input), DeliveryFailure> _notes = [];

    public IReadOnlyList<DeadLetter> All => [.. _letters.Values.OrderBy(letter => letter.EntryPath, StringComparer.Ordinal)];

    public Task PutAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var known = _letters.GetValueOrDefault((letter.KeyTime, letter.Id));
        _letters[(letter.KeyTime, letter.Id)] = known is null ? letter : letter with { Attempts = known.Attempts + letter.Attempts, FirstAt = known.FirstAt };
        return Task.CompletedTask;
    }

    public Task<DeadLetter?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(_letters.Values.FirstOrDefault(letter => letter.Id == id));

    public Task CloseAsync(DeadLetter letter, DateTimeOffset at, CancellationToken cancellationToken)
    {
        _letters[(letter.KeyTime, letter.Id)] = _letters[(letter.KeyTime, letter.Id)] with { ClosedAt = at };
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<DeadLetter> ListAsync(bool includeClosed, CancellationToken cancellationToken) =>
        FromAsync(after: null, cancellationToken).Where(letter => includeClosed || letter.ClosedAt is null);

    public async IAsyncEnumerable<DeadLetter> FromAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var letter in _letters.Values.OrderBy(KeyOf, StringComparer.Ordinal).Where(letter => string.CompareOrdinal(KeyOf(letter), after) > 0).ToList())
        {
            await Task.CompletedTask;
            yield return letter;
        }
    }

    public Task<LetterCount> CountOpenAsync(int most, CancellationToken cancellationToken) =>
        Task.FromResult(new LetterCount(_letters.Values.Take(most).Where(letter => letter.ClosedAt is null).CountBy(letter => letter.Reason).ToDictionary(), _letters.Count > most));

    public Task NoteAsync(DeliveryFailure failure, CancellationToken cancellationToken)
    {
        var known = _notes.GetValueOrDefault((failure.Stage, failure.Input));
        _notes[(failure.Stage, failure.Input)] = known is null ? failure : failure with { Attempts = known.Attempts + failure.Attempts, FirstAt = known.FirstAt };
        return Task.CompletedTask;
    }

    public Task<DeliveryFailure?> TakeNoteAsync(Stage stage, string input, CancellationToken cancellationToken)
    {
        _notes.Remove((stage, input), out var note);
        return Task.FromResult(note);
    }

    public Task ForgetNotesAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var key in _notes.Where(note => note.Value.LastAt < before).Select(note => note.Key).ToList())
        {
            _notes.Remove(key);
        }

        return Task.CompletedTask;
    }

    private static string KeyOf(DeadLetter letter) => string.Create(CultureInfo.InvariantCulture, $"{DateTime.MaxValue.Ticks - letter.KeyTime.UtcTicks:D19}_{letter.Id}");
}
