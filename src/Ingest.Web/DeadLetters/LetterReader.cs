using Ingest.Core.DeadLetters;
using Ingest.Tables.Keys;

namespace Ingest.Web.DeadLetters;

/// <summary>Lists dead letters in pages.</summary>
public sealed class LetterReader(IDeadLetters letters)
{
    public const int PageSize = 50;

    /// <param name="after">The continuation of the page before: the row key of its last letter, which may have been closed since.</param>
    public async Task<LetterList> ListAsync(LetterFilter filter, string? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);

        var chosen = letters.ListAsync(filter.IncludeClosed, cancellationToken).Where(letter => filter.Matches(letter) && string.CompareOrdinal(KeyOf(letter), after) > 0);
        var page = await chosen.Take(PageSize + 1).ToListAsync(cancellationToken);
        return new LetterList([.. page.Take(PageSize).Select(LetterReport.Of)], page.Count > PageSize ? KeyOf(page[PageSize - 1]) : null);
    }

    public async Task<LetterReport?> FindAsync(string id, CancellationToken cancellationToken) =>
        await letters.FindAsync(id, cancellationToken) is { } letter ? LetterReport.Of(letter) : null;

    private static string KeyOf(DeadLetter letter) => DeadLetterKeys.Row(letter.KeyTime, letter.Id);
}
