using Ingest.Core.Batches;

namespace Ingest.Core.Intake;

internal static class BoundedRead
{
    /// <returns>False where there are more bytes than the limit.</returns>
    public static async Task<bool> ToEndAsync(Stream source, PooledBuffer target, int limit, CancellationToken cancellationToken)
    {
        while (target.Length <= limit)
        {
            if (await source.ReadAsync(target.GetMemory(), cancellationToken) is var read and > 0)
            {
                target.Advance(read);
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}
