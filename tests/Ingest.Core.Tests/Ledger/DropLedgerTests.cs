using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Tests.Memory;

namespace Ingest.Core.Tests.Ledger;

/// <summary>The protocol on the ledger, step by step; what the stages make of it is in the tests of the stages.</summary>
public sealed class DropLedgerTests
{
    private readonly ImpatientTime _time = new();
    private readonly MemoryLedger _table = new();
    private readonly MemoryDrops _drops;
    private readonly DropLedger _ledger;
    private readonly HashSet<string> _carried = new(StringComparer.Ordinal);
    private int _ends;

    public DropLedgerTests()
    {
        _drops = new MemoryDrops(_time);
        _ledger = new DropLedger(_table, _drops, _time);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AcceptAsync_MakesTheVersionTheFirst_When_TheBlobIsNew()
    {
        var acceptance = await AcceptAsync(_drops.Put("a", "1"));

        Assert.Equal(Verdict.New, acceptance.Verdict);
        Assert.Equal(1, acceptance.Entry.Version);
        Assert.Equal(_table["a"], acceptance.Entry);
    }

    [Fact]
    public async Task AcceptAsync_KnowsTheVersion_When_TheDeliveryIsRepeated()
    {
        var info = _drops.Put("a", "1");
        var first = await AcceptAsync(info);

        var second = await AcceptAsync(info);

        Assert.Equal(new Acceptance(Verdict.Known, first.Entry), second);
    }

    [Fact]
    public async Task AcceptAsync_MakesTheVersionTheNext_When_TheBlobWasOverwritten()
    {
        var first = await AcceptAsync(_drops.Put("a", "1"), batchCount: 1);
        await FinishAsync(first.Entry, 0, "x");
        await AcceptAsync(_drops.Put("a", "2"));

        var third = await AcceptAsync(_drops.Put("a", "3"));

        Assert.Equal((Verdict.New, 3), (third.Verdict, third.Entry.Version));
        Assert.Equal([(2, DropState.Superseded), (1, DropState.Written)], third.Entry.History.Select(version => (version.Version, version.State)));
        Assert.Equal((0, 0), (third.Entry.Articles, third.Entry.FinishedBatches.Count));
    }

    [Fact]
    public async Task AcceptAsync_TurnsTheVersionAway_When_TheContainerShowsAnother()
    {
        var old = _drops.Put("a", "1");
        var current = await AcceptAsync(_drops.Put("a", "2"));

        var late = await AcceptAsync(old);

        Assert.Equal(new Acceptance(Verdict.Superseded, current.Entry), late);
    }

    [Fact]
    public async Task AcceptAsync_TurnsTheVersionAway_When_TheBlobWasDeletedMeanwhile()
    {
        await AcceptAsync(_drops.Put("a", "1"));
        var second = _drops.Put("a", "2");
        _drops.Delete("a");

        Assert.Equal(Verdict.Superseded, (await AcceptAsync(second)).Verdict);
    }

    [Fact]
    public async Task AcceptAsync_StartsAgain_When_ADeletedBlobIsDroppedAgain()
    {
        var first = await AcceptAsync(_drops.Put("a", "1"));
        await _ledger.UpdateAsync(first.Entry.ToRef(), entry => entry with { State = DropState.Deleted }, Cancellation);

        var second = await AcceptAsync(_drops.Put("a", "1"));

        Assert.Equal((Verdict.New, 2), (second.Verdict, second.Entry.Version));
        Assert.Equal(DropState.Deleted, second.Entry.History[0].State);
    }

    [Fact]
    public async Task AcceptAsync_KeepsFiftyVersions_When_ABlobIsOverwrittenForYears()
    {
        for (var i = 0; i < 60; i++)
        {
            await AcceptAsync(_drops.Put("a", $"{i}"));
        }

        Assert.Equal(Enumerable.Range(10, 50).Reverse(), _table["a"].History.Select(version => version.Version));
    }

    [Fact]
    public async Task AcceptAsync_LetsTheContainerDecide_When_TwoVersionsAreAcceptedAtOnce()
    {
        await AcceptAsync(_drops.Put("a", "0"));
        var second = _drops.Put("a", "1");
        DropInfo? third = null;
        _table.BeforeWrite = async () =>
        {
            _table.BeforeWrite = () => Task.CompletedTask;
            third = _drops.Put("a", "2");
            await AcceptAsync(third);
        };

        var late = await AcceptAsync(second);

        Assert.Equal(Verdict.Superseded, late.Verdict);
        Assert.Equal((third!.ETag, 2), (_table["a"].ETag, _table["a"].Version));
    }

    [Fact]
    public async Task AcceptAsync_GivesUpWithAnError_When_TheEntryStaysContended()
    {
        await AcceptAsync(_drops.Put("a", "1"));
        var second = _drops.Put("a", "2");
        _table.BeforeWrite = () => TouchAsync("a");

        await Assert.ThrowsAsync<InvalidOperationException>(() => AcceptAsync(second));
    }

    [Fact]
    public async Task UpdateAsync_ChangesNothing_When_TheVersionIsNotTheCurrentOne()
    {
        var first = await AcceptAsync(_drops.Put("a", "1"));
        await AcceptAsync(_drops.Put("a", "2"));
        var before = _table["a"];

        var result = await _ledger.UpdateAsync(first.Entry.ToRef(), entry => entry with { State = DropState.Written }, Cancellation);

        Assert.Null(result);
        Assert.Equal(before, _table["a"]);
    }

    [Fact]
    public async Task UpdateAsync_LeavesTheEntry_When_TheChangeIsNone()
    {
        var first = await AcceptAsync(_drops.Put("a", "1"));

        var result = await _ledger.UpdateAsync(first.Entry.ToRef(), _ => null, Cancellation);

        Assert.Equal(first.Entry, result);
    }

    [Fact]
    public async Task FinishBatchAsync_EndsTheDropInOneWrite_When_ItHasOneBatch()
    {
        var accepted = await AcceptAsync(_drops.Put("a", "1"), batchCount: 1);
        var writes = _table.Writes;

        var finish = await FinishAsync(accepted.Entry, 0, "x", "y");

        Assert.Equal((Finish.Done, 1, 1), (finish, _ends, _table.Writes - writes));
        Assert.Equal((DropState.Written, 2), (_table["a"].State, _table["a"].Articles));
    }

    [Fact]
    public async Task FinishBatchAsync_TakesTheSlowPath_When_TheRevisionIsOld()
    {
        var accepted = await AcceptAsync(_drops.Put("a", "1"), batchCount: 1);
        await TouchAsync("a");

        var finish = await FinishAsync(accepted.Entry, 0, "x");

        Assert.Equal((Finish.Done, DropState.Written), (finish, _table["a"].State));
    }

    [Fact]
    public async Task FinishBatchAsync_CountsEachBatchOnce_When_DeliveriesAreRepeated()
    {
        var accepted = await AcceptAsync(_drops.Put("a", "1"), batchCount: 3);

        var finishes = new List<Finish>();

        foreach (var batch in new[] { 1, 1, 0, 2, 0, 2 })
        {
            finishes.Add(await FinishAsync(accepted.Entry, batch, $"x{batch}"));
        }

        Assert.Equal([Finish.Done, Finish.Repeated, Finish.Done, Finish.Done, Finish.Repeated, Finish.Repeated], finishes);

        Assert.Equal((DropState.Written, 3), (_table["a"].State, _table["a"].Articles));
        Assert.Equal(1, _ends);
        Assert.Equal(3, await _table.BatchesAsync("a", Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task FinishBatchAsync_CountsEveryBatch_When_AllFinishAtOnce()
    {
        var accepted = await AcceptAsync(_drops.Put("a", "1"), batchCount: 16);
        _table.BeforeWrite = async () => await Task.Yield();

        var finishes = await Task.WhenAll(Enumerable.Range(0, 16).Select(batch => FinishAsync(accepted.Entry, batch, $"x{batch}")));

        Assert.All(finishes, finish => Assert.Equal(Finish.Done, finish));
        Assert.Equal((DropState.Written, 16), (_table["a"].State, _table["a"].Articles));
    }

    [Fact]
    public async Task FinishBatchAsync_SaysThatTheDropMovedOn_When_ItWasOverwritten()
    {
        var accepted = await AcceptAsync(_drops.Put("a", "1"), batchCount: 1);
        await AcceptAsync(_drops.Put("a", "2"), batchCount: 1);

        Assert.Equal(Finish.NotCurrent, await FinishAsync(accepted.Entry, 0, "x"));
        Assert.Equal(DropState.Received, _table["a"].State);
    }

    [Fact]
    public async Task FinishBatchAsync_SaysThatTheDropMovedOn_When_ItWasDeleted()
    {
        var accepted = await AcceptAsync(_drops.Put("a", "1"), batchCount: 1);
        await _ledger.UpdateAsync(accepted.Entry.ToRef(), entry => entry with { State = DropState.Deleted }, Cancellation);

        Assert.Equal(Finish.NotCurrent, await FinishAsync(accepted.Entry, 0, "x"));
    }

    [Fact]
    public async Task FinishBatchAsync_SaysWhatTheTablesSay_When_ArticlesMovedMeanwhile()
    {
        var accepted = await AcceptAsync(_drops.Put("a", "1"), batchCount: 1);
        await MoveAsync("a", "x", "y");
        _carried.Add("y");

        var finish = await FinishAsync(accepted.Entry, 0, "x", "y", "z");

        Assert.Equal((Finish.Moved, DropState.Written, 2, 1), (finish, _table["a"].State, _table["a"].Articles, _table["a"].Duplicates));
        Assert.Equal(["x"], Assert.Single(await _table.BatchesAsync("a", Cancellation).ToListAsync(Cancellation)).Outcome.DuplicateIds);
        Assert.Empty(_table["a"].Moved);
    }

    [Fact]
    public async Task FinishBatchAsync_AsksTheTablesForEachBatch_When_SeveralHaveTheArticleThatMoved()
    {
        var accepted = await AcceptAsync(_drops.Put("a", "1"), batchCount: 2);
        await MoveAsync("a", "x");

        Finish[] finishes = [await FinishAsync(accepted.Entry, 0, "x"), await FinishAsync(accepted.Entry, 1, "x")];

        Assert.Equal([Finish.Moved, Finish.Moved], finishes);
        Assert.Equal((DropState.Duplicate, 0), (_table["a"].State, _table["a"].Articles));
    }

    [Fact]
    public async Task FinishBatchAsync_AsksTheTablesAgain_When_TheArticleMovesWhileItAsks()
    {
        var accepted = await AcceptAsync(_drops.Put("a", "1"), batchCount: 1);
        await MoveAsync("a", "x");
        _carried.Add("x");
        _table.BeforeWrite = async () =>
        {
            _table.BeforeWrite = () => Task.CompletedTask;
            _carried.Remove("x");
            await MoveAsync("a", "x");
        };

        await FinishAsync(accepted.Entry, 0, "x");

        Assert.Equal((DropState.Duplicate, 0, 1), (_table["a"].State, _table["a"].Articles, _table["a"].Duplicates));
    }

    [Fact]
    public async Task SetBatchCountAsync_EndsTheDrop_When_AllBatchesAreFinishedAlready()
    {
        var accepted = await AcceptAsync(_drops.Put("a", "1"));
        await FinishAsync(accepted.Entry, 0, "x");
        await FinishAsync(accepted.Entry, 1);
        Assert.Equal(DropState.Received, _table["a"].State);

        await SetBatchCountAsync(accepted.Entry, 2);
        await SetBatchCountAsync(accepted.Entry, 2);

        Assert.Equal((DropState.Written, 2, 1), (_table["a"].State, _table["a"].BatchCount, _ends));
    }

    [Fact]
    public async Task SetBatchCountAsync_EndsTheDrop_When_TheLastBatchFinishesBetweenItsReadAndItsWrite()
    {
        var accepted = await AcceptAsync(_drops.Put("a", "1"));
        _table.BeforeWrite = async () =>
        {
            _table.BeforeWrite = () => Task.CompletedTask;
            await FinishAsync(accepted.Entry, 0, "x");
        };

        await SetBatchCountAsync(accepted.Entry, 1);

        Assert.Equal((DropState.Written, 1), (_table["a"].State, _ends));
    }

    [Fact]
    public async Task FinishBatchAsync_EndsTheDrop_When_TheCountIsSetBetweenItsReadAndItsWrite()
    {
        var accepted = await AcceptAsync(_drops.Put("a", "1"));
        _table.BeforeWrite = async () =>
        {
            _table.BeforeWrite = () => Task.CompletedTask;
            await SetBatchCountAsync(accepted.Entry, 1);
        };

        await FinishAsync(accepted.Entry, 0, "x");

        Assert.Equal((DropState.Written, 1), (_table["a"].State, _ends));
    }

    [Fact]
    public async Task DroppedArticlesAsync_GivesWhatTheNewVersionLacks_When_EarlierOnesHadMore()
    {
        var first = await AcceptAsync(_drops.Put("a", "1"), batchCount: 1);
        await FinishAsync(first.Entry, 0, "x", "y", "z");
        var second = await AcceptAsync(_drops.Put("a", "2"), batchCount: 2);
        await FinishAsync(second.Entry, 0, "y");

        var dropped = await _ledger.DroppedArticlesAsync(second.Entry.ToRef(), Cancellation);

        Assert.Equal(["x", "z"], dropped.Order(StringComparer.Ordinal));
        Assert.Empty(await _ledger.DroppedArticlesAsync(first.Entry.ToRef(), Cancellation));
    }

    private Task<Acceptance> AcceptAsync(DropInfo info, int batchCount = 0) => _ledger.AcceptAsync(
        new LedgerEntry
        {
            Blob = info.Name,
            ETag = info.ETag,
            State = DropState.Received,
            LastModified = info.LastModified,
            ReceivedAt = _time.GetUtcNow(),
            UpdatedAt = _time.GetUtcNow(),
            BatchCount = batchCount,
        },
        Cancellation);

    private Task<Finish> FinishAsync(LedgerEntry entry, int batch, params string[] written) =>
        _ledger.FinishBatchAsync(entry.ToRef(), new BatchOutcome { Batch = batch, WrittenIds = written }, Carried, CountEnd, Cancellation);

    private Task SetBatchCountAsync(LedgerEntry entry, int count) => _ledger.SetBatchCountAsync(entry.ToRef(), count, CountEnd, Cancellation);

    private Task<IReadOnlySet<string>> Carried(IReadOnlyCollection<string> articleIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<string>>(articleIds.Where(_carried.Contains).ToHashSet(StringComparer.Ordinal));

    private Task CountEnd(CancellationToken cancellationToken)
    {
        _ends++;
        return Task.CompletedTask;
    }

    private Task MoveAsync(string blob, params string[] articleIds) => _table.TryReplaceAsync(_table[blob].WithMoved(articleIds), [], Cancellation);

    /// <summary>Somebody else's write.</summary>
    private async Task TouchAsync(string blob)
    {
        var before = _table.BeforeWrite;
        _table.BeforeWrite = () => Task.CompletedTask;
        await _table.TryReplaceAsync(_table[blob], [], Cancellation);
        _table.BeforeWrite = before;
    }
}
