using Ingest.Core.DeadLetters;
using Ingest.Core.Ledger;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Ledger;

public sealed class TableLedgerTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindAsync_GivesTheEntryBack_When_EveryFieldIsSet()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var entry = Sample.Entry() with
        {
            Version = 3,
            State = DropState.DeadLettered,
            BatchCount = 12,
            FinishedBatches = BatchSet.Empty.With(0).With(9),
            Articles = 4,
            Duplicates = 5,
            Rejections = 6,
            Reason = ReasonCode.Encrypted,
            Moved = ["a", "b"],
            Made = new StageVersions("parser-1", "enricher-1", "rows-1"),
            KeptFrom = 2,
            History = [new DropVersion(2, "\"0x2\"", DropState.Superseded, Sample.Dropped), new DropVersion(1, "\"0x1\"", DropState.Written, Sample.Dropped)],
        };

        var added = await storage.Ledger.TryAddAsync(entry, Cancellation);
        var found = await storage.Ledger.FindAsync(entry.Blob, Cancellation);

        Assert.Equivalent(added, found, strict: true);
        Assert.Equivalent(entry with { Revision = found!.Revision, Mark = found.Mark }, found, strict: true);
        Assert.Equal(entry.FinishedBatches, found.FinishedBatches);
    }

    [Fact]
    public async Task TryAddAsync_IsRefused_When_TheBlobHasAnEntry()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await storage.Ledger.TryAddAsync(Sample.Entry(), Cancellation);

        var second = await storage.Ledger.TryAddAsync(Sample.Entry() with { ETag = "\"0x2\"" }, Cancellation);

        Assert.Null(second);
        Assert.Equal("\"0x1\"", (await storage.Ledger.FindAsync("news/a.html", Cancellation))!.ETag);
    }

    [Fact]
    public async Task TryReplaceAsync_IsRefused_When_SomebodyElseChangedTheEntry()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var added = await storage.Ledger.TryAddAsync(Sample.Entry(), Cancellation);
        var changed = await storage.Ledger.TryReplaceAsync(added! with { Articles = 1 }, [], Cancellation);

        var late = await storage.Ledger.TryReplaceAsync(added! with { Articles = 2 }, [], Cancellation);
        var lateBatch = await storage.Ledger.TryReplaceAsync(added! with { Articles = 3 }, [Finished(new BatchOutcome { Batch = 0, WrittenIds = ["x"] })], Cancellation);
        var next = await storage.Ledger.TryReplaceAsync(changed! with { Articles = 4 }, [], Cancellation);

        Assert.Null(late);
        Assert.Null(lateBatch);
        Assert.Equal(4, next!.Articles);
        Assert.Empty(await storage.Ledger.BatchesAsync("news/a.html", Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task TryReplaceAsync_StoresEntryAndBatch_When_ABatchIsFinished()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var added = await storage.Ledger.TryAddAsync(Sample.Entry(batchCount: 2), Cancellation);

        var replaced = await storage.Ledger.TryReplaceAsync(
            added! with { FinishedBatches = BatchSet.Empty.With(1) }, [Finished(new BatchOutcome { Batch = 1, WrittenIds = ["x"], DuplicateIds = ["y"] })], Cancellation);

        var found = await storage.Ledger.FindAsync("news/a.html", Cancellation);
        var batch = Assert.Single(await storage.Ledger.BatchesAsync("news/a.html", Cancellation).ToListAsync(Cancellation));
        Assert.Equal(replaced!.Revision, found!.Revision);
        Assert.True(found.FinishedBatches.Contains(1));
        Assert.Equal((1, 1), (batch.Version, batch.Outcome.Batch));
        Assert.Equal(["x", "y"], batch.Outcome.ArticleIds);
    }

    [Fact]
    public async Task TryFinishAsync_EndsTheDropAndKeepsTheRest_When_NobodyChangedTheEntry()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var added = await storage.Ledger.TryAddAsync(Sample.Entry(), Cancellation);

        var done = await storage.Ledger.TryFinishAsync(added!.ToRef(), Finished(new BatchOutcome { Batch = 0, WrittenIds = ["x"], Rejections = 1 }, Sample.Dropped.AddMinutes(1)), Cancellation);

        var found = await storage.Ledger.FindAsync("news/a.html", Cancellation);
        Assert.True(done);
        Assert.Equivalent(
            added with { State = DropState.Written, Articles = 1, Rejections = 1, UpdatedAt = Sample.Dropped.AddMinutes(1), Revision = found!.Revision, Mark = found.Mark, FinishedBatches = found.FinishedBatches }, found, strict: true);
        Assert.Equal(BatchSet.Empty.With(0), found.FinishedBatches);
    }

    [Fact]
    public async Task TryFinishAsync_IsRefused_When_SomebodyElseChangedTheEntry()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var added = await storage.Ledger.TryAddAsync(Sample.Entry(), Cancellation);
        await storage.Ledger.TryReplaceAsync(added! with { Moved = ["x"] }, [], Cancellation);

        var done = await storage.Ledger.TryFinishAsync(added!.ToRef(), Finished(new BatchOutcome { Batch = 0, WrittenIds = ["x"] }, Sample.Dropped), Cancellation);

        Assert.False(done);
        Assert.Equal(DropState.Parsed, (await storage.Ledger.FindAsync("news/a.html", Cancellation))!.State);
        Assert.Empty(await storage.Ledger.BatchesAsync("news/a.html", Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Writes_KnowTheirOwnSuccess_When_TheirAnswersWereLost()
    {
        var lost = new LostAnswers();
        var storage = await TestStorage.CreateAsync(azurite, lost);
        lost.Lose(4);

        var added = await storage.Ledger.TryAddAsync(Sample.Entry(batchCount: 1), Cancellation);
        var replaced = await storage.Ledger.TryReplaceAsync(added! with { TraceId = "t" }, [], Cancellation);
        var withBatch = await storage.Ledger.TryReplaceAsync(replaced! with { Rejections = 1 }, [Finished(new BatchOutcome { Batch = 0 })], Cancellation);
        var done = await storage.Ledger.TryFinishAsync(withBatch!.ToRef(), Finished(new BatchOutcome { Batch = 0, WrittenIds = ["x"] }, Sample.Dropped), Cancellation);

        Assert.Equal(4, lost.Repeated);
        Assert.True(done);
        Assert.Equal("t", (await storage.Ledger.FindAsync("news/a.html", Cancellation))!.TraceId);
    }

    [Fact]
    public async Task Writes_AreRefusedStill_When_AnotherWriterCameBetweenTheRepeats()
    {
        var lost = new LostAnswers();
        var storage = await TestStorage.CreateAsync(azurite, lost);
        await storage.Ledger.TryAddAsync(Sample.Entry(), Cancellation);
        lost.Lose(1);

        var second = await storage.Ledger.TryAddAsync(Sample.Entry() with { ETag = "\"0x2\"" }, Cancellation);

        Assert.Null(second);
    }

    [Fact]
    public async Task ListAsync_GivesDropsAndNotBatches_When_TheTableHasBoth()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        string[] names = ["a.txt", "b/{c} d.html", "x%2Fy", new string('n', 1024)];

        foreach (var name in names)
        {
            var added = await storage.Ledger.TryAddAsync(Sample.Entry(name), Cancellation);
            await storage.Ledger.TryFinishAsync(added!.ToRef(), Finished(new BatchOutcome { Batch = 0 }, Sample.Dropped), Cancellation);
        }

        var listed = await storage.Ledger.ListAsync(Cancellation).Select(entry => entry.Blob).ToListAsync(Cancellation);

        Assert.Equal(names.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a|b")]
    [InlineData("100% sure?#1.html")]
    [InlineData("it's \"quoted\".txt")]
    [InlineData("日本/Å/한국어😀.html")]
    [InlineData("e\u0301.txt")]
    [InlineData(" leading and trailing ")]
    [InlineData("C:\\temp\\x.txt")]
    public async Task Entries_AreFoundByTheirNames_When_NamesAreOdd(string blob)
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var added = await storage.Ledger.TryAddAsync(Sample.Entry(blob), Cancellation);
        await storage.Ledger.TryReplaceAsync(added!, [Finished(new BatchOutcome { Batch = 0, WrittenIds = ["x"] })], Cancellation);
        await storage.Ledger.TryAddAsync(Sample.Entry(blob + "|000001"), Cancellation);

        var found = await storage.Ledger.FindAsync(blob, Cancellation);
        var batches = await storage.Ledger.BatchesAsync(blob, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(blob, found!.Blob);
        Assert.Single(batches);
    }

    [Fact]
    public async Task FirstBatchesAsync_GivesSomeOfOneVersionInOneAnswer_When_ThereAreMore()
    {
        var queries = new QueryLog();
        var storage = await TestStorage.CreateAsync(azurite, queries);
        var added = await storage.Ledger.TryAddAsync(Sample.Entry(), Cancellation);
        var batches = Enumerable.Range(0, 5).Select(i => Finished(new BatchOutcome { Batch = i, WrittenIds = [$"{i}"] }));
        await storage.Ledger.TryReplaceAsync(added!, [.. batches, .. batches.Select(batch => batch with { Version = batch.Version + 1 })], Cancellation);
        queries.Clear();

        var first = await storage.Ledger.FirstBatchesAsync(added!.Blob, batches.First().Version + 1, 3, Cancellation).ToListAsync(Cancellation);

        Assert.Equal([0, 1, 2], first.Select(batch => batch.Outcome.Batch));
        Assert.All(first, batch => Assert.Equal(batches.First().Version + 1, batch.Version));
        Assert.Equal("1 range Ledger", queries.ToString());
    }

    [Fact]
    public async Task Batches_KeepAllTheirArticles_When_ADocumentOfTheBatchWasALargeFeed()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var ids = Enumerable.Range(0, 5000).Select(i => $"{i:D22}").ToList();
        var added = await storage.Ledger.TryAddAsync(Sample.Entry(), Cancellation);

        var done = await storage.Ledger.TryFinishAsync(added!.ToRef(), Finished(new BatchOutcome { Batch = 0, WrittenIds = ids }, Sample.Dropped), Cancellation);

        var batch = Assert.Single(await storage.Ledger.BatchesAsync("news/a.html", Cancellation).ToListAsync(Cancellation));
        Assert.True(done);
        Assert.Equal(ids, batch.Outcome.ArticleIds);
    }

    [Fact]
    public async Task Entries_HoldAllTheirMoves_When_AnotherArchiveTookOverThousandsOfArticles()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var ids = Enumerable.Range(0, 10_000).Select(i => $"{i:D22}").ToList();
        var added = await storage.Ledger.TryAddAsync(Sample.Entry(), Cancellation);

        var replaced = await storage.Ledger.TryReplaceAsync(added! with { Moved = ids }, [], Cancellation);

        Assert.NotNull(replaced);
        Assert.Equal(ids, (await storage.Ledger.FindAsync("news/a.html", Cancellation))!.Moved);
    }

    [Fact]
    public async Task Batches_GiveEveryFieldBack_When_Set()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var added = await storage.Ledger.TryAddAsync(Sample.Entry(), Cancellation);
        var batch = Finished(new BatchOutcome
        {
            Batch = 0,
            WrittenIds = ["x"],
            DuplicateIds = ["y"],
            Rejections = 2,
            Reason = ReasonCode.Malformed,
            Made = new StageVersions("parser-1", "enricher-1", "rows-1"),
            Document = "hash/000001-000000-hash.jsonl",
            ParsedAt = Sample.Dropped.AddSeconds(1),
            EnrichedAt = Sample.Dropped.AddSeconds(2),
            TraceId = "trace",
        });

        await storage.Ledger.TryFinishAsync(added!.ToRef(), batch, Cancellation);

        Assert.Equivalent(batch, Assert.Single(await storage.Ledger.BatchesAsync("news/a.html", Cancellation).ToListAsync(Cancellation)), strict: true);
        Assert.Equal(batch.Outcome.Made, (await storage.Ledger.FindAsync("news/a.html", Cancellation))!.Made);
    }

    [Fact]
    public async Task InStateAsync_GivesTheDropsOfAStateAndTime_When_TheyMovedThroughTheStates()
    {
        var storage = await TestStorage.CreateAsync(azurite);

        for (var i = 0; i < 6; i++)
        {
            var added = await storage.Ledger.TryAddAsync(Sample.Entry($"{i}.txt") with { UpdatedAt = Sample.Dropped.AddMinutes(i) }, Cancellation);

            if (i >= 3)
            {
                await storage.Ledger.TryFinishAsync(added!.ToRef(), Finished(new BatchOutcome { Batch = 0, WrittenIds = ["x", "y"] }, Sample.Dropped.AddMinutes(i)), Cancellation);
            }
        }

        var parsed = await NamesAsync(storage.Ledger.InStateAsync(DropState.Parsed, since: null, until: null, Cancellation));
        var late = await storage.Ledger.InStateAsync(DropState.Written, Sample.Dropped.AddMinutes(4), Sample.Dropped.AddMinutes(5), Cancellation).ToListAsync(Cancellation);
        var all = await storage.Ledger.StandingsAsync(Cancellation).CountAsync(Cancellation);

        Assert.Equal(["0.txt", "1.txt", "2.txt"], parsed);
        Assert.Equal(new DropStanding("4.txt", DropState.Written, Sample.Dropped.AddMinutes(4), 2), Assert.Single(late));
        Assert.Equal(["0.txt"], await NamesAsync(storage.Ledger.InStateAsync(DropState.Parsed, since: null, Sample.Dropped.AddMinutes(1), Cancellation)));
        Assert.Equal(6, all);
    }

    [Fact]
    public async Task StandingsAsync_AgreesWithTheEntries_When_WritersAreRefused()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var added = await storage.Ledger.TryAddAsync(Sample.Entry(), Cancellation);
        var replaced = await storage.Ledger.TryReplaceAsync(added! with { State = DropState.Received, UpdatedAt = Sample.Dropped.AddMinutes(1) }, [], Cancellation);
        await storage.Ledger.TryReplaceAsync(added! with { State = DropState.Deleted }, [], Cancellation);
        await storage.Ledger.TryFinishAsync(added!.ToRef(), Finished(new BatchOutcome { Batch = 0 }), Cancellation);

        var standing = Assert.Single(await storage.Ledger.StandingsAsync(Cancellation).ToListAsync(Cancellation));

        Assert.Equal(new DropStanding("news/a.html", DropState.Received, Sample.Dropped.AddMinutes(1), 0), standing);
        Assert.True(await storage.Ledger.TryForgetAsync(replaced!, Cancellation));
        Assert.Empty(await storage.Ledger.StandingsAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Null(await storage.Ledger.FindAsync("news/a.html", Cancellation));
    }

    [Fact]
    public async Task ForgetBatchesAsync_KeepsTheVersionsFromThere_When_EarlierOnesAreCleared()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var entry = await storage.Ledger.TryAddAsync(Sample.Entry(batchCount: 2), Cancellation);

        for (var version = 1; version <= 3; version++)
        {
            entry = await storage.Ledger.TryReplaceAsync(entry! with { Version = version }, [new FinishedBatch(version, new BatchOutcome { Batch = 0 }, Sample.Dropped)], Cancellation);
        }

        await storage.Ledger.ForgetBatchesAsync("news/a.html", 3, Cancellation);

        Assert.Equal(3, Assert.Single(await storage.Ledger.BatchesAsync("news/a.html", Cancellation).ToListAsync(Cancellation)).Version);
    }

    private static FinishedBatch Finished(BatchOutcome outcome, DateTimeOffset? at = null) => new(1, outcome, at ?? Sample.Dropped);

    private static async Task<IReadOnlyList<string>> NamesAsync(IAsyncEnumerable<DropStanding> standings) =>
        [.. (await standings.Select(standing => standing.Blob).ToListAsync(Cancellation)).Order(StringComparer.Ordinal)];
}
