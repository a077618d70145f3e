using Ingest.Core.Batches;

namespace Ingest.Core.DeadLetters;

/// <summary>The table of dead letters.</summary>
public interface IDeadLetters
{
    /// <summary>Adds the letter; where it is there already, counts one more attempt and opens it again.</summary>
    Task PutAsync(DeadLetter letter, CancellationToken cancellationToken);

    /// <param name="id">The letter's id; or its key, which finds it in one read however many letters there are.</param>
    Task<DeadLetter?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Marks the letter as replayed.</summary>
    Task CloseAsync(DeadLetter letter, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Newest first within a month, newest month first.</summary>
    IAsyncEnumerable<DeadLetter> ListAsync(bool includeClosed, CancellationToken cancellationToken);

    /// <summary>All letters, closed ones too, in the same order, read as they are taken.</summary>
    /// <param name="after">Key of a letter that there is or was: the list goes on behind it. Null starts with the newest.</param>
    IAsyncEnumerable<DeadLetter> FromAsync(string? after, CancellationToken cancellationToken);

    /// <summary>Open letters by reason.</summary>
    /// <param name="most">Letters that are looked at, closed ones among them.</param>
    Task<LetterCount> CountOpenAsync(int most, CancellationToken cancellationToken);

    /// <summary>Notes that a delivery failed; counts up where the same input has failed before.</summary>
    Task NoteAsync(DeliveryFailure failure, CancellationToken cancellationToken);

    /// <summary>Takes the note on an input, which is gone then; null where no delivery of it failed.</summary>
    Task<DeliveryFailure?> TakeNoteAsync(Stage stage, string input, CancellationToken cancellationToken);

    /// <summary>Deletes notes on inputs whose last failure was before an instant: they succeeded since.</summary>
    Task ForgetNotesAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
