using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace Ingest.Tables.Reading;

internal static class MergedRows
{
    // First rows that are asked for at a time: a month of 64 shards takes four rounds, not 64.
    private const int Concurrency = 16;

    /// <summary>
    /// Merges parts that are each in the order of their row keys into the order of <see cref="ReadPosition"/>. A row that stands in two
    /// partitions, as one does for a moment after the shard count has changed, is given once.
    /// </summary>
    public static async IAsyncEnumerable<TRow> ByKeyAsync<TRow>(IEnumerable<IAsyncEnumerable<TRow>> parts, IReadOnlyList<string> prefixes, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class, ITableEntity
    {
        var open = parts.Select(part => part.GetAsyncEnumerator(cancellationToken)).ToArray();
        var heads = new PriorityQueue<IAsyncEnumerator<TRow>, ReadPosition>();
        ReadPosition? last = null;

        try
        {
            foreach (var some in open.Chunk(Concurrency))
            {
                var found = await Task.WhenAll(some.Select(part => part.MoveNextAsync().AsTask())).ConfigureAwait(false);
                heads.EnqueueRange(some.Zip(found).Where(pair => pair.Second).Select(pair => (pair.First, PositionOf(pair.First.Current.RowKey, prefixes))));
            }

            while (heads.TryDequeue(out var head, out var position))
            {
                if (position != last)
                {
                    yield return head.Current;
                }

                last = position;

                if (await head.MoveNextAsync().ConfigureAwait(false))
                {
                    heads.Enqueue(head, PositionOf(head.Current.RowKey, prefixes));
                }
            }
        }
        finally
        {
            foreach (var part in open)
            {
                await part.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    public static ReadPosition PositionOf(string rowKey, IReadOnlyList<string> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (rowKey.StartsWith(prefix, StringComparison.Ordinal))
            {
                return new ReadPosition(rowKey[prefix.Length..], prefix);
            }
        }

        return new ReadPosition(rowKey, "");
    }
}
