using Ingest.Core.Batches;
using Ingest.Core.Reingestion;

namespace Ingest.Core.Tests.Reingestion;

public sealed class ReplayCostTests
{
    [Fact]
    public void Cost_IsLess_When_TheReplayBeginsLater()
    {
        var costs = new Stage?[] { null, Stage.Parse, Stage.Enrich, Stage.Write }.Select(stage => new ReplayCost([Outdated(stage)]).Transactions).ToArray();

        Assert.Equal(costs[0], costs[1]);
        Assert.True(costs[1] > costs[2] && costs[2] > costs[3], string.Join(' ', costs));
    }

    [Fact]
    public void Cost_AddsUp_When_ThereAreManyGaps()
    {
        var one = new ReplayCost([Outdated(Stage.Enrich)]);

        var two = new ReplayCost([Outdated(Stage.Enrich), Outdated(Stage.Enrich)]);

        Assert.Equal((2 * one.Articles, 2 * one.Transactions), (two.Articles, two.Transactions));
        Assert.Equal((0, 0), (new ReplayCost([]).Articles, new ReplayCost([]).Transactions));
    }

    [Fact]
    public void Cost_IsThatOfOneArticle_When_TheFileWasNeverRead()
    {
        var unread = new ReplayCost([new Gap("a.txt", GapKind.Missed)]);

        Assert.Equal(0, unread.Articles);
        Assert.Equal(new ReplayCost([new Gap("a.txt", GapKind.Missed) { Batches = 1, Articles = 1 }]).Transactions, unread.Transactions);
    }

    private static Gap Outdated(Stage? again) => new("a.zip", GapKind.Outdated) { Again = again, Batches = 4, Articles = 10 };
}
