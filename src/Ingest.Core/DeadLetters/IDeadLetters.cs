namespace Ingest.Core.DeadLetters;

/// <summary>The table of dead letters.</summary>
public interface IDeadLetters
{
    /// <summary>Adds the letter; where it is there already, counts one more attempt and opens it again.</summary>
    Task PutAsync(DeadLetter letter, CancellationToken cancellationToken);

    Task<DeadLetter?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Marks the letter as replayed.</summary>
    Task CloseAsync(DeadLetter letter, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Newest first within a month, newest month first.</summary>
    IAsyncEnumerable<DeadLetter> ListAsync(bool includeClosed, CancellationToken cancellationToken);
}
