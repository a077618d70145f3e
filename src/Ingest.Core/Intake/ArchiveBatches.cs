using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing;

namespace Ingest.Core.Intake;

/// <summary>Cuts the entries of an archive into batches: the same archive gives the same batches on every attempt.</summary>
public static class ArchiveBatches
{
    public sealed record Batch(IReadOnlyList<RawDocument> Documents, IReadOnlyList<Rejection> Rejections);

    /// <returns>At least one batch, empty where the archive is.</returns>
    public static async IAsyncEnumerable<Batch> CutAsync(IAsyncEnumerable<ArchiveEntry> entries, IntakeOptions options)
    {
        var documents = new List<RawDocument>();
        var rejections = new List<Rejection>();
        var bytes = 0L;
        var any = false;

        await foreach (var entry in entries)
        {
            if (documents.Count + rejections.Count >= options.BatchDocuments || (documents.Count > 0 && bytes + (entry.Document?.Content.Length ?? 0) > options.BatchBytes))
            {
                yield return new Batch(documents, rejections);
                (documents, rejections, bytes, any) = ([], [], 0, true);
            }

            if (entry.Document is { } document)
            {
                documents.Add(document);
                bytes += document.Content.Length;
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
}
