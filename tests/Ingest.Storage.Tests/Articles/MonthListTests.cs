using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Ingest.Core.Articles;
using Ingest.Storage.Articles;
using Ingest.Testing;
using Microsoft.Extensions.Options;

namespace Ingest.Storage.Tests.Articles;

public sealed class MonthListTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Month_IsListedBeforeItsFirstRow_When_AnArticleIsWritten()
    {
        var requests = new RequestLog();
        var storage = await TestStorage.CreateAsync(azurite, requests);
        requests.Clear();

        await WriteAsync(storage.Articles, Dated(1, daysAgo: 0), Dated(2, daysAgo: 1));
        await WriteAsync(storage.Articles, Dated(3, daysAgo: 2));

        // One write for all rows of a month that this process writes.
        Assert.Equal("month%7C202410%7C001", Assert.Single(requests.Seen, IsMonth).Split('\'')[^2]);
        Assert.True(requests.Seen.FindIndex(IsMonth) < requests.Seen.FindIndex(request => request.EndsWith("$batch", StringComparison.Ordinal)));

        static bool IsMonth(string request) => request.Contains("month%7C", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Layout_HasAllPartitionsOfAMonth_When_ItWasWrittenWithSeveralShardCounts()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await WriteAsync(storage.Articles, Dated(1, daysAgo: 0), Dated(2, daysAgo: 60));
        var sharded = new TableArticleStore(storage.Clients, storage.Documents, storage.Time, Options.Create(new ArticleTableOptions { ShardCount = 2 }));
        await WriteAsync(sharded, Dated(3, daysAgo: 1));

        var layout = await storage.Reader.GetLayoutAsync(Cancellation);

        Assert.Equal(["202410: 202410 202410-0 202410-1", "202408: 202408"], layout.Months.Select(month => $"{month.Month}: {string.Join(' ', month.Partitions)}"));
    }

    private static Article Dated(int number, int daysAgo) =>
        Sample.Article($"https://paper.example/{number}", $"Story {number}") with { DatePublished = ArticleDate.Instant(TestStorage.Noon.AddDays(-daysAgo)) };

    private static Task WriteAsync(TableArticleStore store, params Article[] articles) => TestStorage.WriteAsync(store, Sample.Drop(), articles);

    private sealed class RequestLog : HttpPipelineSynchronousPolicy
    {
        private readonly ConcurrentQueue<string> _requests = [];

        public List<string> Seen => [.. _requests];

        public void Clear() => _requests.Clear();

        public override void OnSendingRequest(HttpMessage message) => _requests.Enqueue(message.Request.Uri.ToUri().AbsoluteUri);
    }
}
