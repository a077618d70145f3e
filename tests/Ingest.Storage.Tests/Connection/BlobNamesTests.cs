using System.Security.Cryptography;
using System.Text;
using Ingest.Core.Batches;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Connection;

/// <summary>A name that reaches another blob is the name of none: neither of the drop container nor, by a forged message, of any other.</summary>
public sealed class BlobNamesTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Wayward =>
    [
        "a/../b.txt", "./b.txt", "a/./../b.txt", "../drop/b.txt", "..\\drop\\b.txt", "../work/secret", "..\\work\\secret", "a\\b.txt", "..", ".", "a/..", "", new string('n', 1025),
    ];

    [Theory]
    [MemberData(nameof(Wayward))]
    public async Task Blob_IsNone_When_ItsNameLeadsElsewhere(string name)
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await PutAsync(storage, "b.txt");
        await PutAsync(storage, "a/b.txt");
        await storage.Work.PutAsync("secret", new MemoryStream("secret"u8.ToArray()), Cancellation);

        var opened = await storage.Drops.OpenAsync(name, Cancellation);
        var found = await storage.Drops.FindAsync(name, Cancellation);
        using var content = new MemoryStream();
        var isThere = await storage.Work.GetAsync(name, content, Cancellation);

        Assert.False(BlobNames.IsKept(name));
        Assert.Null(opened);
        Assert.Null(found);
        Assert.False(isThere);
        await Assert.ThrowsAsync<ArgumentException>(() => PutAsync(storage, name));
        Assert.Equal(["a/b.txt", "b.txt"], (await storage.Drops.ListAsync(Cancellation).ToListAsync(Cancellation)).Select(blob => blob.Name).Order(StringComparer.Ordinal));
        Assert.True(await storage.Work.GetAsync("secret", content, Cancellation));
        Assert.Equal("secret"u8.ToArray(), content.ToArray());
    }

    [Theory]
    [InlineData("a/../b.txt")]
    [InlineData("../work/secret")]
    [InlineData("a\\b.txt")]
    public async Task Service_FindsAnotherBlob_When_NobodyLooksAtTheName(string name)
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await PutAsync(storage, "b.txt");
        await PutAsync(storage, "a/b.txt");
        await storage.Work.PutAsync("secret", new MemoryStream("secret"u8.ToArray()), Cancellation);

        Assert.True(await storage.Clients.Blobs.GetBlobContainerClient(StorageNames.DropContainer).GetBlobClient(name).ExistsAsync(Cancellation));
    }

    [Fact]
    public async Task Document_IsGone_When_ItsNameLeadsToAnotherContainer()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var hash = Convert.ToHexStringLower(SHA256.HashData("{}"u8))[..16];
        await storage.Drops.PutAsync($"x-{hash}.jsonl", new MemoryStream("{}"u8.ToArray()), new Dictionary<string, string>(), Cancellation);

        var exception = await Assert.ThrowsAsync<BadMessageException>(() => storage.Documents.ReadBatchAsync($"../{StorageNames.DropContainer}/x-{hash}.jsonl", Cancellation));

        Assert.EndsWith("is gone.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_IsRefused_When_ItWasAltered()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var placed = await storage.Articles.PlaceAsync(Sample.Drop(), 0, [Sample.Article("https://paper.example/1", "Story")], Cancellation);
        await storage.Clients.Blobs.GetBlobContainerClient(StorageNames.ArticlesContainer).GetBlobClient(placed.Document).UploadAsync(new BinaryData("{}"), overwrite: true, Cancellation);

        var exception = await Assert.ThrowsAsync<BadMessageException>(() => storage.Documents.ReadBatchAsync(placed.Document, Cancellation));

        Assert.EndsWith("its hash differs.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public async Task Document_IsRefused_When_ItHoldsNoRecords(string content)
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var bytes = Encoding.UTF8.GetBytes(content);
        var name = $"x-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}.jsonl";
        await storage.Clients.Blobs.GetBlobContainerClient(StorageNames.ArticlesContainer).GetBlobClient(name).UploadAsync(new BinaryData(bytes), Cancellation);

        var exception = await Assert.ThrowsAsync<BadMessageException>(() => storage.Documents.ReadBatchAsync(name, Cancellation));

        Assert.EndsWith("holds no records.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a//b.txt")]
    [InlineData("a/.../b..txt")]
    [InlineData("..a/.b")]
    [InlineData("trailing.")]
    [InlineData("line\nbreak.txt")]
    [InlineData(" a ")]
    [InlineData("/leading.txt")]
    [InlineData("folder/")]
    public async Task Blob_IsKept_When_ItsNameOnlyLooksOdd(string name)
    {
        var storage = await TestStorage.CreateAsync(azurite);

        await PutAsync(storage, name);

        Assert.NotNull(await storage.Drops.FindAsync(name, Cancellation));
        Assert.Equal(name, Assert.Single(await storage.Drops.ListAsync(Cancellation).ToListAsync(Cancellation)).Name);
    }

    private static Task PutAsync(TestStorage storage, string name) => storage.Drops.PutAsync(name, new MemoryStream(Encoding.UTF8.GetBytes(name)), new Dictionary<string, string>(), Cancellation);
}
