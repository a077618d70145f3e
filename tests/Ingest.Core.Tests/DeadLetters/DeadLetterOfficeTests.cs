using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Tests.Memory;

namespace Ingest.Core.Tests.DeadLetters;

public sealed class DeadLetterOfficeTests : IDisposable
{
    private readonly Pipeline _pipeline = new();

    [Fact]
    public async Task FileAsync_FilesOneLetterAnEntry_When_DeliveriesAreRepeated()
    {
        Rejection[] rejections = [Reject("a.html"), Reject("b.html")];
        await FileAsync("\"0x1\"", rejections);
        _pipeline.Time.Advance(TimeSpan.FromHours(1));

        await FileAsync("\"0x1\"", rejections);

        Assert.Equal(["a.html", "b.html"], _pipeline.Letters.All.Select(letter => letter.EntryPath));
        Assert.All(_pipeline.Letters.All, letter => Assert.Equal((2, TimeSpan.FromHours(1)), (letter.Attempts, letter.LastAt - letter.FirstAt)));
    }

    [Fact]
    public async Task FileAsync_FilesAnotherLetter_When_TheBlobWasOverwritten()
    {
        await FileAsync("\"0x1\"", [Reject("")]);
        await FileAsync("\"0x2\"", [Reject("")]);

        Assert.Equal(2, _pipeline.Letters.All.Count);
    }

    [Fact]
    public void IdOf_TellsPartsApart_When_TheyJoinToOneText()
    {
        Assert.NotEqual(DeadLetterOffice.IdOf("ab", "c"), DeadLetterOffice.IdOf("a", "bc"));
        Assert.Matches("^[A-Za-z0-9_-]{12}$", DeadLetterOffice.IdOf("a"));
    }

    public void Dispose() => _pipeline.Dispose();

    private static Rejection Reject(string entry) => new() { EntryPath = entry, Reason = ReasonCode.Malformed, Detail = "It is torn." };

    private Task FileAsync(string etag, Rejection[] rejections) =>
        _pipeline.Office.FileAsync(Stage.Parse, "a.zip", etag, DateTimeOffset.UnixEpoch, rejections, TestContext.Current.CancellationToken);
}
