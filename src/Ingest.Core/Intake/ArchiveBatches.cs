using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;

namespace Ingest.Core.Intake;

/// <summary>Cuts the entries of an archive into batches: the same archive gives the same batches on every attempt.</summary>
public static class ArchiveBatches
{
    public sealed record Batch(DocumentBatchWriter Documents, IReadOnlyList<Rejection> Rejections);

    /// <returns>At least one batch, empty where the archive is; each lasts until the next is asked for.</returns>
    public static async IAsyncEnumerable<Batch> CutAsync(IAsyncEnumerable<ArchiveEntry> entries, IntakeOptions options)
    {
        var documents = new DocumentBatchWriter();
        var rejections = new List<Rejection>();
        var any = false;

        try
        {
            await foreach (var entry in entries)
            {
                if (documents.Count + rejections.Count >= options.BatchDocuments || (documents.Count > 0 && documents.Bytes + (entry.Document?.Content.Length ?? 0) > options.BatchBytes))
                {
                    yield return new Batch(documents, rejections);
                    documents.Dispose();
                    (documents, rejections, any) = (new DocumentBatchWriter(), [], true);
                }

                if (entry.Document is { } document)
                {
                    documents.Add(document);
                }

                if (entry.Rejection is { } rejection)
                {
                    rejections.Add(rejection);
                }
            }

            if (documents.Count + rejections.Count > 0 || !any)
            {
                yield return new Batch(documents, rejections);
            }
        }
        finally
        {
            documents.Dispose();
        }
    }
}
