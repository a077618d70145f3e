using Ingest.Core.Batches;

namespace Ingest.Core.DeadLetters;

/// <summary>Has the inputs of dead letters picked up again. A letter whose input fails again opens again, for its id is the same.</summary>
public sealed class DeadLetterReplay(StageChannel channel, IDeadLetters letters, TimeProvider time)
{
    /// <returns>The letters that were replayed: those that name a blob.</returns>
    public async Task<IReadOnlyList<DeadLetter>> ReplayAsync(IReadOnlyCollection<DeadLetter> chosen, CancellationToken cancellationToken)
    {
        var replayed = chosen.Where(letter => letter.Blob is not null).ToArray();

        // Closed first: once the message is sent, a failure may open the letter again at any moment.
        foreach (var letter in replayed)
        {
            await letters.CloseAsync(letter, time.GetUtcNow(), cancellationToken);
        }

        await channel.RequestAsync(replayed.Select(letter => letter.Blob!).Distinct().Select(blob => new PickUpRequest(blob)), again: Stage.Parse, cancellationToken);
        return replayed;
    }
}
