using Ingest.Core.Ledger;

namespace Ingest.Core.Tests.Ledger;

public sealed class LedgerEntryTests
{
    private static readonly LedgerEntry Entry = new()
    {
        Blob = "a.zip",
        ETag = "\"0x1\"",
        State = DropState.Received,
        LastModified = DateTimeOffset.UnixEpoch,
        ReceivedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        Revision = "r",
    };

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(0, 2, false)]
    [InlineData(1, 0, false)]
    [InlineData(1, 1, true)]
    [InlineData(3, 2, false)]
    [InlineData(3, 3, true)]
    public void IsComplete_WaitsForEveryBatch_When_TheCountIsKnown(int batchCount, int finished, bool expected)
    {
        var set = Enumerable.Range(0, finished).Aggregate(BatchSet.Empty, (current, batch) => current.With(batch));

        Assert.Equal(expected, (Entry with { BatchCount = batchCount, FinishedBatches = set }).IsComplete);
    }

    [Theory]
    [InlineData(2, 1, 1, DropState.Written)]
    [InlineData(0, 1, 5, DropState.Duplicate)]
    [InlineData(0, 0, 5, DropState.DeadLettered)]
    public void EndState_IsTheBestOfTheCounts_When_ADropEnds(int articles, int duplicates, int rejections, DropState expected) =>
        Assert.Equal(expected, (Entry with { Articles = articles, Duplicates = duplicates, Rejections = rejections }).EndState());

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "r")]
    [InlineData(2, null)]
    public void ToRef_CarriesTheRevision_When_NoOtherBatchCanChangeTheRow(int batchCount, string? expected) =>
        Assert.Equal(expected, (Entry with { BatchCount = batchCount }).ToRef().Revision);
}
