using Azure.Storage.Blobs.Models;
using Ingest.Tables;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Articles;

public sealed class ArticleDocumentsTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindAsync_ReadsEachRecordByItsRange_When_ABatchHasSeveral()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var articles = new[] { "Erste Ausgabe – Köln", "第二版 😀", "Third" }.Select((headline, i) => Sample.Article($"https://paper.example/{i}", headline)).ToList();

        var documents = await storage.Documents.PutAsync(Sample.Drop(), 3, articles, Cancellation);

        Assert.Single(documents.Select(document => document.Blob).Distinct());
        Assert.Distinct(documents.Select(document => document.Sha256));

        foreach (var (document, article) in documents.Zip(articles))
        {
            Assert.Equivalent(article, await storage.Documents.FindAsync(document.Blob, document.Offset, document.Length, Cancellation), strict: true);
        }
    }

    [Fact]
    public async Task PutAsync_WritesTheSameBlob_When_Repeated()
    {
        var storage = await TestStorage.CreateAsync(azurite);

        var first = await storage.Documents.PutAsync(Sample.Drop(), 0, [Sample.Article()], Cancellation);
        var second = await storage.Documents.PutAsync(Sample.Drop(), 0, [Sample.Article()], Cancellation);
        var other = await storage.Documents.PutAsync(Sample.Drop(), 0, [Sample.Article(headline: "Other")], Cancellation);

        Assert.Equal(first, second);
        Assert.NotEqual(first[0].Blob, other[0].Blob);
        Assert.Equal(2, await storage.Clients.Blobs.GetBlobContainerClient(StorageNames.ArticlesContainer).GetBlobsAsync(new GetBlobsOptions(), Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task FindAsync_IsNull_When_TheBlobIsGone()
    {
        var storage = await TestStorage.CreateAsync(azurite);

        Assert.Null(await storage.Documents.FindAsync("gone.jsonl", 0, 10, Cancellation));
    }
}
