using Ingest.Core.Batches;
using Ingest.Core.Diagnostics;
using Ingest.Storage.Connection;
using Ingest.Storage.Usage;
using Ingest.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ingest.Storage.Tests.Usage;

public sealed class TableUsageLogTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_AddUp_When_SeveralProcessesHaveRecordedAndOneAnew()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var log = new TableUsageLog(storage.Clients);

        await log.PutAsync("old", Usage(TestStorage.Noon.AddDays(-3), 100, 1000), Cancellation);
        await log.PutAsync("a", Usage(TestStorage.Noon, 1, 10), Cancellation);
        await log.PutAsync("a", Usage(TestStorage.Noon, 3, 30), Cancellation);
        await log.PutAsync("b", Usage(TestStorage.Noon, 2, 25), Cancellation);
        var sum = (await log.SinceAsync(TestStorage.Noon, Cancellation).ToListAsync(Cancellation)).Aggregate(StorageUsage.Add);

        Assert.Equal((5, 110, 22.0), (sum.Articles, sum.Transactions, sum.TransactionsPerArticle));
        Assert.Equal(55, sum.App[TransactionKind.TableWrite]);
    }

    [Fact]
    public async Task Reports_TellTransactionsAndCost_When_ProcessesHaveRecorded()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var log = new TableUsageLog(storage.Clients);
        var reports = new UsageReports(log, storage.Time, NullLogger<UsageReports>.Instance);
        var before = await reports.ReadAsync(Cancellation);
        await log.PutAsync("older than thirty days", Usage(TestStorage.Noon.AddDays(-40), 100, 1000), Cancellation);
        await log.PutAsync("a", Usage(TestStorage.Noon.AddDays(-2), 4, 10_000), Cancellation);

        var report = await reports.ReadAsync(Cancellation);

        Assert.Null(before);
        Assert.Equal((20_000, 4, 5000.0), (report!.Transactions, report.Articles, report.TransactionsPerArticle));
        Assert.Equal((10_000, 10_000), (report.App["tableWrite"], report.Host["queueReceive"]));
        Assert.Equal(PriceTable.Load().CostOf(Usage(TestStorage.Noon, 4, 10_000)), report.Cost);
        Assert.Equal(report.Cost * 250, report.CostPerThousandArticles);
    }

    [Fact]
    public async Task Forget_DeletesTheDaysBefore_When_ThereAreMoreThanOneTransactionTakes()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var counter = new UsageMeter();
        var log = new TableUsageLog(StorageClients.Create(new StorageConnection { ConnectionString = storage.ConnectionString }, counter.CountApp, []));
        await Parallel.ForAsync(0, 101, Cancellation, async (process, token) => await log.PutAsync($"old-{process}", Usage(TestStorage.Noon.AddDays(-1), 1, 1), token));
        await log.PutAsync("kept", Usage(TestStorage.Noon, 1, 1), Cancellation);

        await log.ForgetAsync(TestStorage.Noon, Cancellation);
        await log.ForgetAsync(TestStorage.Noon, Cancellation);

        Assert.Single(await log.SinceAsync(DateTimeOffset.UnixEpoch, Cancellation).ToListAsync(Cancellation));
        Assert.Equal((2, 3), (counter.App.Of(TransactionKind.TableBatch), counter.App.Of(TransactionKind.TableRead)));
    }

    [Fact]
    public async Task Recorder_WritesARowADay_When_TheProcessLivesOverMidnight()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var (meter, log) = (new UsageMeter(), new TableUsageLog(storage.Clients));
        using var telemetry = new IngestTelemetry();
        var options = Options.Create(new UsageOptions { RecordInterval = TimeSpan.FromHours(1) });
        using var recorder = new UsageRecorder(meter, telemetry, log, storage.Time, options, NullLogger<UsageRecorder>.Instance);

        await recorder.StartAsync(Cancellation);
        await CountAsync(articles: 2, until: 2);
        storage.Time.Advance(TimeSpan.FromHours(11));
        await CountAsync(articles: 3, until: 5);
        telemetry.Left(Stage.Write, "written", 4);
        await recorder.StoppedAsync(Cancellation);

        var rows = await log.SinceAsync(TestStorage.Noon, Cancellation).OrderBy(row => row.StartedAt).ToListAsync(Cancellation);
        Assert.Equal((2, 9), (rows.Count, rows.Sum(row => row.Articles)));
        Assert.Equal(2, rows.Sum(row => row.App[TransactionKind.BlobRead]));
        Assert.Equal(rows[0].UpdatedAt, rows[1].StartedAt);

        // The clock goes on until the recorder's hour has come round; the recorder may have to start its pause first.
        async Task CountAsync(int articles, int until)
        {
            meter.App.Add(TransactionKind.BlobRead);
            telemetry.Left(Stage.Write, "written", articles);
            await Eventually.IsTrueAsync(async () =>
            {
                storage.Time.Advance(TimeSpan.FromMinutes(20));
                return await log.SinceAsync(TestStorage.Noon, Cancellation).ToListAsync(Cancellation) is var recorded && recorded.Sum(row => row.Articles) == until;
            });
        }
    }

    private static StorageUsage Usage(DateTimeOffset start, long articles, long each) => new()
    {
        StartedAt = start,
        UpdatedAt = start.AddHours(1),
        Articles = articles,
        App = new Dictionary<TransactionKind, long> { [TransactionKind.TableWrite] = each },
        Host = new Dictionary<TransactionKind, long> { [TransactionKind.QueueReceive] = each },
    };
}
