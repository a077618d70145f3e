using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs.Specialized;
using Ingest.Core.Enrichment;
using Ingest.Core.Ledger;
using Ingest.Core.Reingestion;
using Ingest.EndToEnd.Tests.Doubles;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.LocalHost;
using Ingest.Tables;
using Ingest.Testing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.EndToEnd.Tests.Faults.Crashes;

/// <summary>One run over a small mixed drop, whose host dies at one call and is followed by another that lives.</summary>
internal sealed class CrashRun(StorageAccount account, IArticleEnricher enricher, int dieAt, bool afterwards) : IAsyncDisposable
{
    private const string Url = "https://courier.example/ferry";
    private const int PoisonNumber = 7;

    private readonly MortalHost _mortal = new(dieAt, afterwards);
    private IngestApp? _app;
    private bool _isFollowed;
    private IReadOnlyList<Gap> _gaps = [];
    private string _queues = "";

    public int Calls => _mortal.Calls;

    /// <summary>The call at which the host died; null where the run had not so many calls.</summary>
    public string? DiedAt { get; private set; }

    /// <summary>Single files, an archive, files that are no article or cannot be enriched; then an update, a duplicate and a deletion, found by the sweep.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        // The host makes the containers: it may die at that, too.
        await UntilAsync(() => Task.FromResult(_app is not null));
        await account.DropAsync("a.html", News.Html(1, Url));
        await account.DropAsync("b.txt", News.PlainText(2));
        await account.DropAsync("two.zip", News.Zip([("c.txt", News.PlainText(3)), ("d.txt", News.PlainText(4))]));
        await account.DropAsync("empty.html", "");
        await account.DropAsync("poison.txt", News.PlainText(PoisonNumber));
        await UntilAsync(IsDoneAsync);

        await account.DropAsync("a.html", News.Html(5, Url, modified: "2025-03-06T08:00:00Z"));

        // Earlier than both editions of the other: which of the files is written first must make no difference to the count of versions.
        await account.DropAsync("copy.html", News.Html(6, Url, published: "2025-03-03T08:30:00Z"));
        await account.DeleteAsync("b.txt");
        await UntilAsync(IsDoneButForDeletionAsync);
        await SweepAsync();
        await UntilAsync(IsDoneAsync);
        return await DescribeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    /// <summary>Waits for a state of the account, and starts a host where none lives.</summary>
    private Task UntilAsync(Func<Task<bool>> isReached) => Eventually.IsTrueAsync(
        async () =>
        {
            await KeepAliveAsync();
            return await isReached();
        },
        StorageAccount.Patience,
        () => $"The host died at call {dieAt}, {DiedAt ?? "not yet"}; gaps: {string.Join(", ", _gaps)}; queues: {_queues}.",
        pause: TimeSpan.FromMilliseconds(150));

    private async Task KeepAliveAsync()
    {
        if (_mortal.Died.IsCompleted && !_isFollowed)
        {
            DiedAt = await _mortal.Died;
            _isFollowed = true;

            if (_app is not null)
            {
                await _app.DisposeAsync();
                _app = null;
            }

            await EndLeasesAsync();
        }

        if (_app is null)
        {
            try
            {
                _app = await IngestApp.StartAsync(account, Configure);
            }
            catch (Exception) when (_mortal.Died.IsCompleted && !_isFollowed)
            {
                // It died while it started.
            }
        }
    }

    /// <summary>The time in which they would end by themselves is at least 15 seconds, which this run does not wait for.</summary>
    private async Task EndLeasesAsync()
    {
        var container = account.Clients.Blobs.GetBlobContainerClient("azure-webjobs-hosts");

        if (await container.ExistsAsync())
        {
            await foreach (var blob in container.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, "locks/", CancellationToken.None))
            {
                if (blob.Properties.LeaseState == Azure.Storage.Blobs.Models.LeaseState.Leased)
                {
                    await container.GetBlobClient(blob.Name).GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
                }
            }
        }
    }

    private void Configure(FunctionsApplicationBuilder builder)
    {
        // One thing at a time: so the calls come in the same order in every run, but for what the clock decides.
        builder.Configuration["AzureFunctionsJobHost:extensions:queues:batchSize"] = "1";
        builder.Configuration["AzureFunctionsJobHost:extensions:queues:newBatchThreshold"] = "0";
        builder.Configuration["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:01";
        builder.Configuration["AzureFunctionsJobHost:extensions:blobs:maxDegreeOfParallelism"] = "1";
        builder.ConfigureLocalHost(options =>
        {
            options.HttpUrl = "http://127.0.0.1:0";
            options.BlobRetryDelay = TimeSpan.FromMilliseconds(50);
            options.MessageLease = TimeSpan.FromSeconds(2);
            options.DrainTime = _mortal.Died.IsCompleted ? options.DrainTime : TimeSpan.Zero;
        });
        builder.Services.AddSingleton<IArticleEnricher>(new TappedEnricher
        {
            OnEnriching = article => _ = article.Headline == News.Headline(PoisonNumber) ? throw new IOException("This article cannot be enriched.") : 0,
        }.Around(enricher));

        if (!_isFollowed)
        {
            builder.Services.AddSingleton<HttpPipelinePolicy>(_mortal);
            builder.ConfigureHostStorageClients(options => options.AddPolicy(_mortal, HttpPipelinePosition.PerCall));
        }
    }

    private async Task SweepAsync()
    {
        var isSwept = false;
        await UntilAsync(async () =>
        {
            try
            {
                await _app!.Get<SweepHandler>().SweepAsync(again: null, CancellationToken.None);
                isSwept = true;
            }
            catch (Exception) when (_mortal.Died.IsCompleted && !_isFollowed)
            {
                // The next host sweeps.
            }

            return isSwept;
        });
    }

    private async Task<bool> IsDoneAsync() => await IsDoneButForDeletionAsync() && _gaps.Count == 0;

    /// <summary>Whether all files that are there have ledger entries that say how they ended. A host that takes over may have noticed the deletion by itself: it picks up again what it has no receipt of.</summary>
    private async Task<bool> IsDoneButForDeletionAsync()
    {
        if (_app is null)
        {
            return false;
        }

        _gaps = await account.VerifyAsync();
        _queues = await account.FilledQueuesAsync();
        return _queues.Length == 0 && _gaps.All(gap => gap.Kind == GapKind.Deleted);
    }

    private async Task<IReadOnlyList<string>> DescribeAsync()
    {
        var lines = new List<string>();

        foreach (var table in new[] { StorageNames.ArticlesTable, StorageNames.ArticlesByDateTable, StorageNames.ArticlesByEntityTable, StorageNames.QuotesTable })
        {
            lines.AddRange((await ComparableRows.OfAsync(account, table)).Select(row => $"{table} {row}"));
        }

        var entries = await account.Get<ILedger>().ListAsync(CancellationToken.None).OrderBy(entry => entry.Blob, StringComparer.Ordinal).ToListAsync();
        lines.AddRange(entries.Select(entry =>
            $"{entry.Blob}: {entry.State}, version {entry.Version}, {entry.BatchCount} batches, {entry.FinishedBatches.Count} finished, {entry.Articles} articles, {entry.Duplicates} duplicates, "
            + $"{entry.Rejections} rejections, {entry.Reason}, {entry.Made}, moved {string.Join(' ', entry.Moved)}, before {string.Join(' ', entry.History.Select(version => version.State))}"));
        var standings = await account.Get<ILedger>().StandingsAsync(CancellationToken.None).ToListAsync();
        lines.AddRange(standings.Select(standing => $"{standing.Blob} stands as {standing.State} with {standing.Articles}").Order(StringComparer.Ordinal));
        var letters = await account.DeadLettersAsync(includeClosed: true);
        lines.AddRange(letters.Select(letter => $"{letter.Blob}: dead letter {letter.Reason} of {letter.Stage}{(letter.ClosedAt is null ? "" : ", closed")}").Order(StringComparer.Ordinal));
        return lines;
    }
}
