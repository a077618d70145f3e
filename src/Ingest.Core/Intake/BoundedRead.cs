using Ingest.Core.Batches;

namespace Ingest.Core.Intake;

internal static class BoundedRead
{
    /// <returns>All bytes, or null where there are more than the limit.</returns>
    public static async Task<byte[]?> ToEndAsync(Stream source, int limit, CancellationToken cancellationToken)
    {
        using var target = new PooledBuffer();

        while (await source.ReadAsync(target.GetMemory(), cancellationToken) is var read and > 0)
        {
            target.Advance(read);

            if (target.Length > limit)
            {
                return null;
            }
        }

        return target.Written.ToArray();
    }
}
