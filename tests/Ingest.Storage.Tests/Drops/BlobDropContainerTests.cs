using System.Text;
using Azure;
using Ingest.Core.Articles;
using Ingest.Core.Parsing;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Drops;

public sealed class BlobDropContainerTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> OddNames =>
    [
        "plain.txt", "with {braces} and spaces.html", "100%2Fsure.txt", "a%20b.txt", "q?uestion#hash.txt", "日本/Å e\u0301 😀.html", "semi;colon&and=.txt", new string('n', 1024),
    ];

    [Theory]
    [MemberData(nameof(OddNames))]
    public async Task Blobs_AreFoundByTheirNames_When_NamesAreOdd(string name)
    {
        var storage = await TestStorage.CreateAsync(azurite);

        var put = await storage.Drops.PutAsync(name, Content("text"), new Dictionary<string, string>(), Cancellation);

        await using var opened = await storage.Drops.OpenAsync(name, Cancellation);
        var found = await storage.Drops.FindAsync(name, Cancellation);
        var listed = Assert.Single(await storage.Drops.ListAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal(put, found);
        Assert.Equal(put, listed);
        Assert.Equal(put, opened!.Info);
        Assert.Equal("text", await new StreamReader(opened.Content).ReadToEndAsync(Cancellation));
        Assert.Equal(DropMetadata.None, opened.Metadata);
    }

    [Theory]
    [InlineData(0, "0123")]
    [InlineData(6, "6789")]
    [InlineData(8, "89")]
    [InlineData(10, "")]
    [InlineData(5_000_000_000, "")]
    public async Task ReadAsync_GivesAPartOfTheBlob_When_ItIsAskedForOne(long start, string expected)
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var put = await storage.Drops.PutAsync("a.txt", Content("0123456789"), new Dictionary<string, string>(), Cancellation);

        var slice = await storage.Drops.ReadAsync("a.txt", start, 4, Cancellation);

        Assert.Equal((put, start, expected), (slice!.Info, slice.Start, Encoding.UTF8.GetString(slice.Bytes.Span)));
    }

    [Fact]
    public async Task ReadAsync_GivesNothing_When_TheBlobIsEmptyOrGone()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var put = await storage.Drops.PutAsync("empty.txt", Content(""), new Dictionary<string, string>(), Cancellation);

        var empty = await storage.Drops.ReadAsync("empty.txt", 0, 4, Cancellation);

        Assert.Equal((put, 0), (empty!.Info, empty.Bytes.Length));
        Assert.Null(await storage.Drops.ReadAsync("gone.txt", 0, 4, Cancellation));
        Assert.Null(await storage.Drops.ReadAsync("a/../b.txt", 0, 4, Cancellation));
    }

    [Fact]
    public async Task PutAsync_GivesAnotherETag_When_ABlobIsOverwritten()
    {
        var storage = await TestStorage.CreateAsync(azurite);

        var first = await storage.Drops.PutAsync("a.txt", Content("one"), new Dictionary<string, string>(), Cancellation);
        var second = await storage.Drops.PutAsync("a.txt", Content("second"), new Dictionary<string, string>(), Cancellation);

        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal((3, 6), (first.Length, second.Length));
        Assert.Equal(second, await storage.Drops.FindAsync("a.txt", Cancellation));
    }

    [Fact]
    public async Task PutAsync_Fails_When_OtherBytesArriveThanWereSent()
    {
        var storage = await TestStorage.CreateAsync(azurite, new Garbling("a.txt", "ten bytez!"));

        var exception = await Assert.ThrowsAsync<RequestFailedException>(() => storage.Drops.PutAsync("a.txt", Content("ten bytes!"), new Dictionary<string, string>(), Cancellation));

        Assert.Equal("Md5Mismatch", exception.ErrorCode);
        Assert.Null(await storage.Drops.FindAsync("a.txt", Cancellation));
    }

    [Fact]
    public async Task OpenAsync_GivesTheMetadata_When_TheDropperSetSome()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var metadata = new Dictionary<string, string>
        {
            ["Url"] = "https://paper.example/a%20b",
            ["publisher"] = Uri.EscapeDataString("Кировский вестник"),
            ["retrieved"] = "2024-10-28T05:12:00Z",
            ["datePublished"] = "2024-10-27",
        };
        await storage.Drops.PutAsync("a.html", Content("x"), metadata, Cancellation);

        await using var opened = await storage.Drops.OpenAsync("a.html", Cancellation);

        Assert.Equal("https://paper.example/a b", opened!.Metadata.Url);
        Assert.Equal("Кировский вестник", opened.Metadata.Publisher);
        Assert.Equal(new DateTimeOffset(2024, 10, 28, 5, 12, 0, TimeSpan.Zero), opened.Metadata.Retrieved);
        Assert.Equal(ArticleDate.Day(2024, 10, 27), opened.Metadata.DatePublished);
    }

    [Fact]
    public async Task OpenAsync_IgnoresMetadata_When_ItCannotBeRead()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var metadata = new Dictionary<string, string> { ["retrieved"] = "yesterday", ["datePublished"] = "soon", ["publisher"] = "50%", ["color"] = "red" };
        await storage.Drops.PutAsync("a.html", Content("x"), metadata, Cancellation);

        await using var opened = await storage.Drops.OpenAsync("a.html", Cancellation);

        Assert.Equal(new DropMetadata { Publisher = "50%" }, opened!.Metadata);
    }

    [Fact]
    public async Task Blobs_AreNull_When_ThereAreNone()
    {
        var storage = await TestStorage.CreateAsync(azurite);

        Assert.Null(await storage.Drops.OpenAsync("gone.txt", Cancellation));
        Assert.Null(await storage.Drops.FindAsync("gone.txt", Cancellation));
        Assert.Empty(await storage.Drops.ListAsync(Cancellation).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(300)]
    public async Task ListAsync_GivesEachBlobOnce_When_TheContainerHasFolders(int folders)
    {
        var storage = await TestStorage.CreateAsync(azurite);
        string[] names = [.. Enumerable.Range(0, folders).SelectMany(folder => new[] { $"{folder}/a.txt", $"{folder}/deep/b.txt" }), "root.txt"];
        await Parallel.ForEachAsync(names, Cancellation, async (name, token) => await storage.Drops.PutAsync(name, new MemoryStream([1]), new Dictionary<string, string>(), token));

        var listed = await storage.Drops.ListAsync(Cancellation).ToListAsync(Cancellation);

        Assert.Equal(names.Order(StringComparer.Ordinal), listed.Select(blob => blob.Name).Order(StringComparer.Ordinal));
        Assert.All(listed, blob => Assert.StartsWith("\"", blob.ETag, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OpenAsync_ReadsNothing_When_TheBlobIsEmpty()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await storage.Drops.PutAsync("empty.txt", Content(""), new Dictionary<string, string>(), Cancellation);

        await using var opened = await storage.Drops.OpenAsync("empty.txt", Cancellation);

        Assert.Equal(0, opened!.Info.Length);
        Assert.Equal(0, await opened.Content.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, Cancellation));
    }

    private static MemoryStream Content(string text) => new(Encoding.UTF8.GetBytes(text));
}
