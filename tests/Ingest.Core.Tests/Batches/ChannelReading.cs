using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Parsing;

namespace Ingest.Core.Tests.Batches;

internal static class ChannelReading
{
    public static async Task<(IReadOnlyList<RawDocument> Documents, BatchEnd End)> ReadDocumentsAsync(this StageChannel channel, StageMessage message, CancellationToken cancellationToken)
    {
        using var batch = await channel.OpenDocumentsAsync(message, cancellationToken);
        return batch.ReadAll();
    }

    public static async Task<(IReadOnlyList<Article> Articles, BatchEnd End)> ReadArticlesAsync(this StageChannel channel, StageMessage message, CancellationToken cancellationToken)
    {
        using var batch = await channel.OpenArticlesAsync(message, cancellationToken);
        return (batch.ReadAll(), batch.End!);
    }

    /// <returns>The documents with bytes of their own.</returns>
    public static (IReadOnlyList<RawDocument> Documents, BatchEnd End) ReadAll(this DocumentBatchReader batch)
    {
        var documents = new List<RawDocument>();

        while (batch.Read() is { } document)
        {
            Assert.Null(batch.End);
            documents.Add(document with { Content = document.Content.ToArray() });
        }

        return (documents, batch.End!);
    }
}
