using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace Ingest.Tables.Reading;

internal static class MergedRows
{
    /// <summary>Merges parts that are each in the order of their row keys; what stands before the date in a key is left out of the comparison.</summary>
    public static async IAsyncEnumerable<TRow> ByKeyAsync<TRow>(IEnumerable<IAsyncEnumerable<TRow>> parts, IReadOnlyList<string> prefixes, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class, ITableEntity
    {
        var heads = new PriorityQueue<IAsyncEnumerator<TRow>, string>(StringComparer.Ordinal);

        try
        {
            foreach (var part in parts)
            {
                await EnqueueNextAsync(part.GetAsyncEnumerator(cancellationToken)).ConfigureAwait(false);
            }

            while (heads.TryDequeue(out var head, out _))
            {
                yield return head.Current;
                await EnqueueNextAsync(head).ConfigureAwait(false);
            }
        }
        finally
        {
            while (heads.TryDequeue(out var head, out _))
            {
                await head.DisposeAsync().ConfigureAwait(false);
            }
        }

        async Task EnqueueNextAsync(IAsyncEnumerator<TRow> part)
        {
            if (await part.MoveNextAsync().ConfigureAwait(false))
            {
                heads.Enqueue(part, DatedPart(part.Current.RowKey, prefixes));
            }
            else
            {
                await part.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static string DatedPart(string rowKey, IReadOnlyList<string> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (rowKey.StartsWith(prefix, StringComparison.Ordinal))
            {
                return rowKey[prefix.Length..];
            }
        }

        return rowKey;
    }
}
