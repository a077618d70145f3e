using Ingest.Web.Reading;

namespace Ingest.Web.Overview;

/// <summary>
/// A value that takes long to read: whoever asks gets the last one at once, and has a newer one read where it is old. It is read for those who look only, one read at a time,
/// and the longer a read takes, the rarer it is made, so that it is never more than a small part of the load.
/// </summary>
/// <param name="maxAge">How old a value may be before a newer one is read.</param>
public sealed class Snapshot<T>(Func<CancellationToken, Task<T>> read, TimeSpan maxAge, TimeProvider time) : IDisposable
    where T : class
{
    // A read of 1 s is made once in 6 s.
    private const int Rarity = 5;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _guard = new();
    private Task<T>? _reading;
    private T? _last;
    private DateTimeOffset _readAgainAt;

    /// <returns>Null where nothing has been read yet, and reading it takes longer than <see cref="Patience.OfAPage"/>.</returns>
    public async Task<T?> GetAsync(CancellationToken cancellationToken)
    {
        Task<T> under;

        lock (_guard)
        {
            if (_last is not null && time.GetUtcNow() < _readAgainAt)
            {
                return _last;
            }

            under = _reading ??= Task.Run(ReadAsync, CancellationToken.None);
        }

        try
        {
            return await under.WaitAsync(Patience.OfAPage, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // It goes on for the next who asks.
            return _last;
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task<T> ReadAsync()
    {
        var start = time.GetTimestamp();

        try
        {
            var value = await read(_stopping.Token);

            lock (_guard)
            {
                var took = time.GetElapsedTime(start);
                _last = value;
                _readAgainAt = time.GetUtcNow() + (took * Rarity > maxAge ? took * Rarity : maxAge);
            }

            return value;
        }
        finally
        {
            lock (_guard)
            {
                _reading = null;
            }
        }
    }
}
