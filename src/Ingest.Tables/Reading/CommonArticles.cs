using System.Runtime.CompilerServices;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Tables.Reading;

internal static class CommonArticles
{
    /// <summary>The articles that are in all of some answers, each newest first: whoever is ahead in time waits for the others.</summary>
    /// <returns>For each article one row of each answer; where an answer has several (a name of two types), the first.</returns>
    public static async IAsyncEnumerable<IReadOnlyList<ArticleByEntityEntity>> OfAsync(IReadOnlyList<IAsyncEnumerable<ArticleByEntityEntity>> answers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var heads = answers.Select(answer => answer.GetAsyncEnumerator(cancellationToken)).ToArray();

        try
        {
            var more = await MoveAsync(heads).ConfigureAwait(false);

            while (more)
            {
                var oldest = heads.Select(Place).Max(StringComparer.Ordinal)!;
                var behind = heads.Where(head => string.CompareOrdinal(Place(head), oldest) < 0).ToArray();

                if (behind.Length == 0)
                {
                    yield return [.. heads.Select(head => head.Current)];
                    behind = heads;
                }

                more = await MoveAsync(behind, past: behind == heads ? oldest : null).ConfigureAwait(false);
            }
        }
        finally
        {
            foreach (var head in heads)
            {
                await head.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>The first row of each article, without looking ahead.</summary>
    public static async IAsyncEnumerable<ArticleByEntityEntity> OnceEachAsync(IAsyncEnumerable<ArticleByEntityEntity> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? last = null;

        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var place = ArticleKeys.ByDateRow(row.Date, row.ArticleId);

            if (place != last)
            {
                yield return row;
            }

            last = place;
        }
    }

    /// <summary>False where one of them has come to its end: no further article is in all answers.</summary>
    private static async Task<bool> MoveAsync(IAsyncEnumerator<ArticleByEntityEntity>[] heads, string? past = null)
    {
        var moved = await Task.WhenAll(heads.Select(head => MoveAsync(head, past).AsTask())).ConfigureAwait(false);
        return Array.TrueForAll(moved, found => found);
    }

    private static async ValueTask<bool> MoveAsync(IAsyncEnumerator<ArticleByEntityEntity> head, string? past)
    {
        while (await head.MoveNextAsync().ConfigureAwait(false))
        {
            if (past is null || Place(head) != past)
            {
                return true;
            }
        }

        return false;
    }

    private static string Place(IAsyncEnumerator<ArticleByEntityEntity> head) => ArticleKeys.ByDateRow(head.Current.Date, head.Current.ArticleId);
}
