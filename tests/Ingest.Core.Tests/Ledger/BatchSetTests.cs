using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Core.Ledger;

namespace Ingest.Core.Tests.Ledger;

public sealed class BatchSetTests
{
    [Property]
    public Property With_BehavesAsASet_When_BatchesAreAnything() => Prop.ForAll(Batches(), Gen.Choose(0, 3000).ToArbitrary(), (batches, other) =>
    {
        var expected = batches.ToHashSet();

        var set = batches.Aggregate(BatchSet.Empty, (current, batch) => current.With(batch));

        Assert.Equal(expected.Count, set.Count);
        Assert.All(expected, batch => Assert.True(set.Contains(batch)));
        Assert.Equal(expected.Contains(other), set.Contains(other));
    });

    [Property]
    public Property From_GivesAnEqualSetBack_When_GivenItsBytes() => Prop.ForAll(Batches(), batches =>
    {
        var set = batches.Aggregate(BatchSet.Empty, (current, batch) => current.With(batch));

        var read = BatchSet.From(set.ToBytes());

        Assert.Equal(set, read);
        Assert.Equal(set.GetHashCode(), read.GetHashCode());
    });

    [Property]
    public Property With_GivesAnEqualSet_When_TheOrderIsAnother() => Prop.ForAll(Batches(), batches =>
        Assert.Equal(
            batches.Aggregate(BatchSet.Empty, (current, batch) => current.With(batch)),
            batches.Reverse().Aggregate(BatchSet.Empty, (current, batch) => current.With(batch))));

    [Fact]
    public void With_LeavesTheOriginal_When_Adding()
    {
        var one = BatchSet.Empty.With(1);

        var two = one.With(9).With(9);

        Assert.Equal((0, 1, 2), (BatchSet.Empty.Count, one.Count, two.Count));
        Assert.NotEqual(one, two);
    }

    [Fact]
    public void ToBytes_FitsAProperty_When_ThereAreHalfAMillionBatches() => Assert.Equal(64 * 1024, BatchSet.Empty.With((512 * 1024) - 1).ToBytes().Length);

    private static Arbitrary<int[]> Batches() => Gen.Choose(0, 3000).ArrayOf().ToArbitrary();
}
