using System.Runtime.CompilerServices;

namespace Ingest.Web.Reading;

internal static class RowsSoFar
{
    /// <summary>All rows so far, each time that further ones have to be waited for, and at the end.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<TRow>> SoFarAsync<TRow>(this IAsyncEnumerable<TRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var read = new List<TRow>();
        var given = 0;
        await using var next = rows.GetAsyncEnumerator(cancellationToken);

        while (true)
        {
            var isThere = next.MoveNextAsync();

            if (!isThere.IsCompleted && read.Count > given)
            {
                given = read.Count;
                yield return [.. read];
            }

            if (!await isThere)
            {
                break;
            }

            read.Add(next.Current);
        }

        yield return read;
    }
}
