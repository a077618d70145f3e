using Ingest.Core.Batches;

namespace Ingest.Core.Tests.Batches;

internal static class ChannelReading
{
    /// <summary>The documents with bytes of their own.</summary>
    public static async Task<DocumentBatch> OpenDocumentsAsync(this StageChannel channel, StageMessage message, CancellationToken cancellationToken)
    {
        using var contents = new PooledBuffer();
        var batch = await channel.OpenDocumentsAsync(message, contents, cancellationToken);
        return batch with { Documents = [.. batch.Documents.Select(document => document with { Content = document.Content.ToArray() })] };
    }
}
