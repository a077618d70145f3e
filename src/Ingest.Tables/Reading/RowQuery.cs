using System.Runtime.CompilerServices;

namespace Ingest.Tables.Reading;

/// <summary>
/// An answer that is read while it is enumerated, newest first. Nothing is sent before the first row is asked for, and no further month
/// is read once the enumeration stops. It can be enumerated more than once, and asks anew each time.
/// </summary>
public sealed class RowQuery<TRow> : IAsyncEnumerable<TRow>
{
    private readonly Func<CancellationToken, IAsyncEnumerable<TRow>> _read;
    private readonly Func<TRow, ReadPosition> _positionOf;
    private readonly int _pageSize;
    private readonly CancellationToken _cancellationToken;

    internal RowQuery(Func<CancellationToken, IAsyncEnumerable<TRow>> read, Func<TRow, ReadPosition> positionOf, int pageSize, CancellationToken cancellationToken)
    {
        (_read, _positionOf, _pageSize, _cancellationToken) = (read, positionOf, pageSize, cancellationToken);
    }

    public IAsyncEnumerator<TRow> GetAsyncEnumerator(CancellationToken cancellationToken = default) => ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>The same rows in pages, each with the position behind it.</summary>
    public async IAsyncEnumerable<RowPage<TRow>> AsPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var rows = new List<TRow>();
        var pages = 0;

        await foreach (var row in ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (rows.Count == _pageSize)
            {
                yield return new RowPage<TRow>(rows, ContinuationAfter(rows[^1]));
                rows = [];
                pages++;
            }

            rows.Add(row);
        }

        if (rows.Count > 0 || pages == 0)
        {
            yield return new RowPage<TRow>(rows, Continuation: null);
        }
    }

    /// <summary>The position behind a row of this answer, for <see cref="ReadOptions.Continuation"/>; costs nothing.</summary>
    public string ContinuationAfter(TRow row) => _positionOf(row).ToContinuation();

    private async IAsyncEnumerable<TRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken);

        await foreach (var row in _read(both.Token).ConfigureAwait(false))
        {
            yield return row;
        }
    }
}
