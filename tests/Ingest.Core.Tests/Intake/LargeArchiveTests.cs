using System.Globalization;
using System.IO.Compression;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Parsing;
using Ingest.Core.Tests.Memory;

namespace Ingest.Core.Tests.Intake;

[Collection(typeof(MeasuringCollection))]
[Trait("Category", "Measuring")]
public sealed class LargeArchiveTests
{
    private const int Entries = 100_000;

    [Fact]
    public async Task Archive_IsWrittenToTheLastEntry_When_ItHasAHundredThousand()
    {
        using var pipeline = new Pipeline();
        pipeline.Drops.Put("year.zip", Zip(), DropMetadata.None);

        await pipeline.PickUpAsync("year.zip");
        var batches = pipeline.Queues.Count;
        await pipeline.RunAsync();

        var entry = pipeline.Ledger["year.zip"];
        var expected = Entries / new IntakeOptions().BatchDocuments;
        Assert.Equal((DropState.Written, Entries, 0, expected), (entry.State, entry.Articles, entry.Rejections, entry.BatchCount));
        Assert.Equal(expected, batches);
        Assert.Equal(Entries, pipeline.Articles.All.Count);
        Assert.Empty(pipeline.Letters.All);
    }

    private static byte[] Zip()
    {
        using var bytes = new MemoryStream();

        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < Entries; i++)
            {
                using var entry = new StreamWriter(zip.CreateEntry(i.ToString(CultureInfo.InvariantCulture), CompressionLevel.NoCompression).Open());
                entry.Write(string.Create(CultureInfo.InvariantCulture, $"|Headline {i}"));
            }
        }

        return bytes.ToArray();
    }
}
