using System.Text;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;
using Ingest.Core.Parsing;

namespace Ingest.Core.Tests.Intake;

public sealed class SpooledContentTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(300_000)]
    public async Task ReadAsync_HoldsTheDocument_When_ItIsWithinTheLimit(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)('a' + (i % 26))).ToArray();
        await using var blob = Blob("a.txt", bytes);

        await using var content = await SpooledContent.ReadAsync(blob, new IntakeOptions { MaxDocumentBytes = Math.Max(1, length) }, Cancellation);

        Assert.Equal((ContentKind.Document, "a.txt"), (content.Kind, content.Name));
        Assert.Equal(bytes, content.Bytes.ToArray());
        Assert.Null(content.Rejection);
        Assert.Null(content.Archive);
    }

    [Fact]
    public async Task ReadAsync_SpoolsTheArchive_When_ItIsOne()
    {
        var bytes = Encoding.UTF8.GetBytes("{\"a\":1}\n" + new string(' ', 200_000));
        await using var blob = Blob("a.jsonl", bytes);
        var content = await SpooledContent.ReadAsync(blob, new IntakeOptions { MaxDocumentBytes = 10 }, Cancellation);
        var path = ((FileStream)content.Archive!).Name;

        Assert.Equal((ContentKind.Archive, bytes.Length, 0L), (content.Kind, content.Archive!.Length, content.Archive.Position));
        Assert.True(File.Exists(path));

        await content.DisposeAsync();
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("a.txt", "text over the limit")]
    [InlineData("a.jsonl", "{\"over\":\"the limit\"}")]
    public async Task ReadAsync_ReadsNothing_When_TheFileIsOverItsLimit(string name, string text)
    {
        await using var blob = Blob(name, Encoding.UTF8.GetBytes(text));

        await using var content = await SpooledContent.ReadAsync(blob, new IntakeOptions { MaxDocumentBytes = 10, MaxArchiveBytes = 10 }, Cancellation);

        Assert.Equal((ContentKind.Document, ReasonCode.TooLarge), (content.Kind, content.Rejection!.Reason));
        Assert.True(content.Bytes.IsEmpty);
    }

    private static DropBlob Blob(string name, byte[] bytes) => new(new DropInfo(name, "\"0x1\"", bytes.Length, DateTimeOffset.UnixEpoch), DropMetadata.None, new MemoryStream(bytes));
}
