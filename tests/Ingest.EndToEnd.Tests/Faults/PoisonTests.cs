using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Enrichment;
using Ingest.Core.Ledger;
using Ingest.Core.Parsing;
using Ingest.EndToEnd.Tests.Doubles;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Tables;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Faults;

public sealed class PoisonTests(AzuriteAccounts accounts)
{
    [Theory]
    [InlineData(Stage.Parse)]
    [InlineData(Stage.Enrich)]
    [InlineData(Stage.Write)]
    public async Task Message_EndsAsDeadLetterAndIsWrittenByReplay_When_ItsWorkBlobIsAltered(Stage stage)
    {
        await using var account = new StorageAccount(accounts.Take());
        var queues = new TappedQueues { OnSending = message => message.Stage == stage && message.Claim is { } claim ? AlterAsync(account, claim) : Task.CompletedTask };
        await using var app = await IngestApp.StartAsync(account, builder => builder.Wrap<IStageQueues>(queues.Around));
        app.Logs.IsExpectedError = IsParking;

        // Only an archive is parsed behind a queue.
        var content = stage == Stage.Parse ? News.Zip([("long.txt", News.Long(1))]) : Encoding.UTF8.GetBytes(News.Long(1));
        var entry = await account.WaitForEndAsync(await account.DropAsync("long.txt", content));
        await account.WaitForEmptyQueuesAsync();

        var letter = Assert.Single(await account.DeadLettersAsync());
        Assert.Equal((DropState.DeadLettered, ReasonCode.WorkLost, stage, "long.txt"), (entry.State, letter.Reason, letter.Stage, letter.Blob));
        Assert.Contains("hash", letter.Detail, StringComparison.Ordinal);
        queues.OnSending = _ => Task.CompletedTask;
        await AssertReplayWritesAsync(account, letter);
        await app.StopAsync();
    }

    [Fact]
    public async Task Message_EndsAsDeadLetterAndIsWrittenByReplay_When_ItsArticleCannotBeEnriched()
    {
        await using var account = new StorageAccount(accounts.Take());
        var enricher = new TappedEnricher { OnEnriching = article => Fail(article.Headline == News.Headline(2)) };
        await using var app = await IngestApp.StartAsync(account, builder => builder.Wrap<IArticleEnricher>(enricher.Around));
        app.Logs.IsExpectedError = IsParking;

        var drops = await account.DropAllAsync(Enumerable.Range(1, 3).Select(number => ($"{number}.txt", News.PlainText(number))));
        await Task.WhenAll(drops.Select(account.WaitForEndAsync));
        await account.WaitForEmptyQueuesAsync();

        var letter = Assert.Single(await account.DeadLettersAsync());
        Assert.Equal(("2.txt", ReasonCode.DeliveriesExhausted, Stage.Enrich), (letter.Blob, letter.Reason, letter.Stage));
        Assert.Equal((typeof(InvalidOperationException).FullName, 5), (letter.ExceptionType, letter.Attempts));
        Assert.Equal(DropState.DeadLettered, (await account.FindAsync("2.txt"))!.State);
        Assert.Equal(2, (await account.ArticlesAsync()).Count);
        enricher.OnEnriching = _ => { };
        await AssertReplayWritesAsync(account, letter);
        Assert.Equal(3, (await account.ArticlesAsync()).Count);
        await app.StopAsync();
    }

    [Fact]
    public async Task Replay_OpensTheLetterAgain_When_TheCauseIsNotMended()
    {
        await using var account = new StorageAccount(accounts.Take());
        var enricher = new TappedEnricher { OnEnriching = _ => Fail(true) };
        await using var app = await IngestApp.StartAsync(account, builder => builder.Wrap<IArticleEnricher>(enricher.Around));
        app.Logs.IsExpectedError = IsParking;
        await account.WaitForEndAsync(await account.DropAsync("bad.txt", News.PlainText(1)));
        await account.WaitForEmptyQueuesAsync();
        var letter = Assert.Single(await account.DeadLettersAsync());

        await account.ReplayAsync(letter);

        await Eventually.IsTrueAsync(async () => (await account.DeadLettersAsync()) is [var again] && again.Attempts == 2 * letter.Attempts, StorageAccount.Patience);
        await account.WaitForStateAsync("bad.txt", DropState.DeadLettered);
        await account.WaitForEmptyQueuesAsync();
        Assert.Equal(letter.Id, Assert.Single(await account.DeadLettersAsync(includeClosed: true)).Id);
        await app.StopAsync();
    }

    [Fact]
    public async Task Blob_EndsAsDeadLetterAndIsWrittenByReplay_When_ItsPickUpFailsEachTime()
    {
        await using var account = new StorageAccount(accounts.Take());
        var parser = new TappedParser { OnParsing = _ => Fail(true) };
        await using var app = await IngestApp.StartAsync(account, builder => builder.Wrap<IDocumentParser>(parser.Around));
        app.Logs.IsExpectedError = IsParking;

        var entry = await account.WaitForEndAsync(await account.DropAsync("bad.txt", News.PlainText(1)));
        await account.WaitForEmptyQueuesAsync();

        var letter = Assert.Single(await account.DeadLettersAsync());
        Assert.Equal((DropState.DeadLettered, "bad.txt", ReasonCode.DeliveriesExhausted, Stage.PickUp), (entry.State, letter.Blob, letter.Reason, letter.Stage));
        parser.OnParsing = _ => { };
        await AssertReplayWritesAsync(account, letter);
        await app.StopAsync();
    }

    [Fact]
    public async Task Blob_GetsNoLetter_When_TheVersionWhosePickUpFailedWasOverwritten()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        var failed = await account.DropAsync("ferry.txt", News.PlainText(1));
        var newer = await account.DropAsync("ferry.txt", News.PlainText(2));
        await account.WaitForEndAsync(newer);

        var poison = JsonSerializer.Serialize(new { Type = "BlobTrigger", BlobName = failed.Name, failed.ETag });
        await account.Clients.Queues.GetQueueClient(StorageNames.BlobPoisonQueue).SendMessageAsync(poison);

        await Eventually.IsTrueAsync(() => app.Invocations("ParkPoisonDrop") == 1, StorageAccount.Patience);
        await account.WaitForEmptyQueuesAsync();
        Assert.Empty(await account.DeadLettersAsync(includeClosed: true));
        Assert.Equal(DropState.Written, (await account.FindAsync("ferry.txt"))!.State);
        await app.StopAsync();
    }

    [Fact]
    public async Task Batch_LeavesTheRestOfItsArchiveWritten_When_ItFailsEachTime()
    {
        await using var account = new StorageAccount(accounts.Take());
        var enricher = new TappedEnricher { OnEnriching = article => Fail(article.Headline == News.Headline(30)) };
        await using var app = await IngestApp.StartAsync(account, builder =>
        {
            builder.Configuration["Ingest:Intake:BatchDocuments"] = "25";
            builder.Wrap<IArticleEnricher>(enricher.Around);
        });
        app.Logs.IsExpectedError = IsParking;

        var zip = News.Zip(Enumerable.Range(0, 60).Select(number => ($"{number}.txt", News.PlainText(number))));
        var entry = await account.WaitForEndAsync(await account.DropAsync("day.zip", zip));
        await account.WaitForEmptyQueuesAsync();

        Assert.Equal((DropState.Written, 35, 25), (entry.State, entry.Articles, entry.Rejections));
        enricher.OnEnriching = _ => { };
        await AssertReplayWritesAsync(account, Assert.Single(await account.DeadLettersAsync()));
        var healed = await account.FindAsync("day.zip");
        Assert.Equal((60, 0), (healed!.Articles, healed.Rejections));
        Assert.Equal(60, (await account.ArticlesAsync()).Count);
        await app.StopAsync();
    }

    [Theory]
    [InlineData(StorageNames.ParseQueue, "certainly not JSON")]
    [InlineData(StorageNames.EnrichQueue, "{}")]
    [InlineData(StorageNames.EnrichQueue, """{"version":99,"batchId":"x","stage":"enrich","count":1,"inline":"AAAA","drop":{"blob":"a","eTag":"b","version":1,"lastModified":"2025-01-01T00:00:00Z"}}""")]
    [InlineData(StorageNames.WriteQueue, """{"version":1,"batchId":"x","stage":"write","count":1,"inline":"AAAA"}""")]
    [InlineData(StorageNames.BlobPoisonQueue, "[1, 2]")]
    public async Task ForgedMessage_EndsAsDeadLetterAndDoesNoHarm_When_NobodySentIt(string queue, string text)
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        app.Logs.IsExpectedError = IsParking;

        await account.Clients.Queues.GetQueueClient(queue).SendMessageAsync(text);
        await Eventually.IsTrueAsync(async () => (await account.DeadLettersAsync()).Count == 1, StorageAccount.Patience);
        var entry = await account.WaitForEndAsync(await account.DropAsync("good.txt", News.PlainText(1)));

        await account.WaitForEmptyQueuesAsync();
        var letter = Assert.Single(await account.DeadLettersAsync());
        Assert.Equal((DropState.Written, ReasonCode.BadMessage, text), (entry.State, letter.Reason, letter.Message));
        Assert.EndsWith(".", letter.Detail, StringComparison.Ordinal);
        await account.ReplayAsync(letter);
        Assert.Empty(await account.VerifyAsync());
        await app.StopAsync();
    }

    [Theory]
    [InlineData(StorageNames.ParseQueue, "not base64 at all")]
    [InlineData(StorageNames.EnrichQueue, """{"not":"base64"}""")]
    [InlineData(StorageNames.WriteQueue, "//79")]
    [InlineData(StorageNames.WritePoisonQueue, "<not base64>")]
    [InlineData(StorageNames.BlobPoisonQueue, "nor this.")]
    public async Task ForgedMessage_EndsAsDeadLetterWithItsBody_When_ItIsNoTextInBase64(string queue, string body)
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        app.Logs.IsExpectedError = IsParking;

        await new QueueClient(account.ConnectionString, queue, new QueueClientOptions(QueueClientOptions.ServiceVersion.V2026_06_06)).SendMessageAsync(body, TestContext.Current.CancellationToken);

        await Eventually.IsTrueAsync(async () => (await account.DeadLettersAsync()).Count == 1, StorageAccount.Patience);
        await account.WaitForEmptyQueuesAsync();
        var letter = Assert.Single(await account.DeadLettersAsync());
        Assert.Equal((ReasonCode.BadMessage, body), (letter.Reason, letter.Message));
        await app.StopAsync();
    }

    [Fact]
    public async Task ForgedMessage_LeavesTheRowsAlone_When_ItNamesAWrittenDrop()
    {
        await using var account = new StorageAccount(accounts.Take());
        var queues = new TappedQueues();
        await using var app = await IngestApp.StartAsync(account, builder => builder.Wrap<IStageQueues>(queues.Around));
        app.Logs.IsExpectedError = IsParking;
        await account.WaitForEndAsync(await account.DropAsync("good.txt", News.PlainText(1)));
        await account.WaitForEmptyQueuesAsync();
        var rows = await account.AllRowsAsync();

        var forged = queues.Sent.Single(message => message.Stage == Stage.Write) with { Inline = [1, 2, 3] };
        await account.Get<IStageQueues>().SendAsync(forged, CancellationToken.None);

        await Eventually.IsTrueAsync(async () => (await account.DeadLettersAsync()).Count == 1, StorageAccount.Patience);
        await account.WaitForEmptyQueuesAsync();
        Assert.Equal(rows.Where(table => table.Key != StorageNames.DeadLettersTable), (await account.AllRowsAsync()).Where(table => table.Key != StorageNames.DeadLettersTable));
        await app.StopAsync();
    }

    internal static bool IsParking(LogEntry entry) => entry.Message.Contains("the last. It was", StringComparison.Ordinal);

    private static async Task AssertReplayWritesAsync(StorageAccount account, DeadLetter letter)
    {
        await account.ReplayAsync(letter);

        await Eventually.IsTrueAsync(
            async () => await account.FindAsync(letter.Blob!) is { State: DropState.Written, Rejections: 0 }, StorageAccount.Patience);
        await account.WaitForEmptyQueuesAsync();
        Assert.Empty(await account.DeadLettersAsync());
        Assert.NotNull(Assert.Single(await account.DeadLettersAsync(includeClosed: true)).ClosedAt);
        Assert.Empty(await account.VerifyAsync());
    }

    private static Task AlterAsync(StorageAccount account, ClaimCheck claim) => account.Get<IWorkStore>().PutAsync(claim.Blob, new MemoryStream([1, 2, 3]), CancellationToken.None);

    private static void Fail(bool condition)
    {
        if (condition)
        {
            throw new InvalidOperationException("This test wants it to fail.");
        }
    }
}
