using Azure.Data.Tables;
using Ingest.Tables.Rows;

namespace Ingest.Tables.Tests.Rows;

/// <summary>A column that is added later is missing from the rows that stand already: each row is read without it.</summary>
public sealed class BareRowTests
{
    private static readonly TableEntity Bare = new("partition", "row");

    [Fact]
    public void From_GivesKeysAndDefaults_When_TheRowHasNoOtherColumn()
    {
        var article = ArticleEntity.From(Bare);
        var change = ArticleChangeEntity.From(Bare);
        var claim = ArticleClaimEntity.From(Bare);
        var state = LedgerStateEntity.From(Bare);
        var sweep = LedgerSweepEntity.From(Bare);
        var usage = LedgerUsageEntity.From(Bare);

        Assert.Equal(("partition", 0, null, false), (article.Id, article.Version, article.Headline, article.IsRetracted));
        Assert.Equal(("partition", 0), (change.ArticleId, change.Version));
        Assert.Equal(("partition", ""), (claim.ArticleId, claim.Blob));
        Assert.Equal(("partition", "row", ""), (state.PartitionKey, state.RowKey, state.Blob));
        Assert.Equal(("row", 0, default), (sweep.RowKey, sweep.NextBucket, sweep.StartedAt));
        Assert.Equal(("row", default, default), (usage.RowKey, usage.StartedAt, usage.UpdatedAt));
    }

    [Theory]
    [InlineData("withheld", true)]
    [InlineData("canceled", true)]
    [InlineData("usable", false)]
    public void Article_IsRetracted_When_ItsSourceSaysSo(string status, bool isRetracted) =>
        Assert.Equal(isRetracted, ArticleEntity.From(new TableEntity("partition", "row") { [nameof(ArticleEntity.PubStatus)] = status }).IsRetracted);

    [Fact]
    public void Completion_EmptiesWhatWasLeft_When_ThereWasSomething()
    {
        Assert.Equal((false, true, true), (HasWorkLeft(Row(null, null)), HasWorkLeft(Row([1, 2], null)), HasWorkLeft(Row(null, "b.txt"))));
        Assert.Null(ArticleEntity.From(Row(null, null)).Completed(isSettled: true));
        Assert.Null(ArticleEntity.From(Row(null, "b.txt")).Completed(isSettled: false));
        Assert.False(HasWorkLeft(Complete(Row([1, 2], null), isSettled: true)));
        Assert.False(HasWorkLeft(Complete(Row(null, "b.txt"), isSettled: true)));
        Assert.True(HasWorkLeft(Complete(Row([1, 2], "b.txt"), isSettled: false)));
    }

    private static bool HasWorkLeft(TableEntity row) => ArticleEntity.From(row).HasWorkLeft();

    private static TableEntity Row(byte[]? staleRows, string? takenFrom)
    {
        var row = new TableEntity("a", "article");
        row.SetChunkedBinary(nameof(ArticleEntity.StaleRows), staleRows);
        row.SetChunked(nameof(ArticleEntity.TakenFrom), takenFrom);
        return row;
    }

    /// <summary>As the service merges a change into a row.</summary>
    private static TableEntity Complete(TableEntity row, bool isSettled)
    {
        foreach (var (column, value) in ArticleEntity.From(row).Completed(isSettled)!)
        {
            row[column] = value;
        }

        return row;
    }
}
