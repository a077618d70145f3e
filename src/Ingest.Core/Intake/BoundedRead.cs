namespace Ingest.Core.Intake;

internal static class BoundedRead
{
    /// <returns>All bytes, or null where there are more than the limit.</returns>
    public static async Task<byte[]?> ToEndAsync(Stream source, int limit, CancellationToken cancellationToken)
    {
        using var target = new MemoryStream();
        var buffer = new byte[81920];

        while (await source.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (target.Length + read > limit)
            {
                return null;
            }

            target.Write(buffer, 0, read);
        }

        return target.ToArray();
    }
}
