using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;
using Ingest.Core.Parsing;
using Ingest.Core.Tests.Batches;

namespace Ingest.Core.Tests.Intake;

public sealed class ArchiveBatchesTests
{
    private static readonly IntakeOptions Options = new() { BatchDocuments = 4, BatchBytes = 100 };

    /// <summary>Sizes of documents; a negative one is a rejection.</summary>
    [Property(MaxTest = 500)]
    public Property CutAsync_KeepsOrderAndLimits_When_EntriesAreAnything() => Prop.ForAll(Gen.Elements(-1, 0, 10, 60, 99, 100, 101, 500).ListOf().ToArbitrary(), sizes =>
    {
        var batches = CutAsync(sizes).GetAwaiter().GetResult();

        Assert.NotEmpty(batches);
        Assert.Equal(sizes.Where(size => size >= 0), batches.SelectMany(batch => batch.Documents).Select(document => document.Content.Length));
        Assert.Equal(sizes.Count(size => size < 0), batches.Sum(batch => batch.Rejections));
        Assert.All(batches, batch => Assert.True(batch.Documents.Count + batch.Rejections <= Options.BatchDocuments));
        Assert.All(batches, batch => Assert.True(batch.Documents.Count <= 1 || batch.Documents.Sum(document => document.Content.Length) <= Options.BatchBytes));
        Assert.True(batches.Count == 1 || batches.All(batch => batch.Documents.Count + batch.Rejections > 0));
    });

    private static async Task<List<(IReadOnlyList<RawDocument> Documents, int Rejections)>> CutAsync(IEnumerable<int> sizes)
    {
        var entries = sizes.Select((size, i) => size < 0
            ? new ArchiveEntry { Rejection = new Rejection { EntryPath = $"{i}", Reason = ReasonCode.Encrypted, Detail = "The entry is encrypted." } }
            : new ArchiveEntry { Document = new RawDocument { Blob = "a.zip", EntryPath = $"{i}", Content = new byte[size] } });
        return await ArchiveBatches.CutAsync(entries.ToAsyncEnumerable(), Options).Select(batch => (Unpacked(batch.Documents), batch.Rejections.Count)).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static IReadOnlyList<RawDocument> Unpacked(DocumentBatchWriter documents)
    {
        using var reader = new DocumentBatchReader(documents.Finish(new BatchEnd()), "batch");
        return reader.ReadAll().Documents;
    }
}
