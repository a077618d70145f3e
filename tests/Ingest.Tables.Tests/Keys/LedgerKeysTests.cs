using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Tables.Keys;

namespace Ingest.Tables.Tests.Keys;

public sealed class LedgerKeysTests
{
    [Property(MaxTest = 500)]
    public Property BatchRow_StandsInTheRangeOfItsBlob_When_NameIsAnything() => Prop.ForAll(AnyText.Texts(), Numbers(), Numbers(), (blob, version, batch) =>
    {
        var (from, to) = LedgerKeys.BatchRange(blob);

        var row = LedgerKeys.BatchRow(blob, version, batch);

        Assert.True(row.Length <= TableLimits.CharactersPerKey);
        Assert.True(string.CompareOrdinal(from, row) <= 0 && string.CompareOrdinal(row, to) < 0);
        Assert.True(string.CompareOrdinal(LedgerKeys.DropRow(blob), from) < 0);
    });

    [Property(MaxTest = 1000)]
    public Property BatchRange_HoldsNoRowOfAnotherBlob_When_NamesDiffer() => Prop.ForAll(AnyText.Pairs.ToArbitrary(), pair =>
    {
        var (blob, other) = pair;
        var (from, to) = LedgerKeys.BatchRange(blob);
        string[] rows = [LedgerKeys.DropRow(other), LedgerKeys.BatchRow(other, 1, 0)];

        Assert.True(blob == other || rows.All(row => string.CompareOrdinal(row, from) < 0 || string.CompareOrdinal(row, to) >= 0));
    });

    [Fact]
    public void Partition_SpreadsOverAllOf256_When_NamesAreMany()
    {
        var partitions = Enumerable.Range(0, 5000).Select(i => LedgerKeys.Partition(string.Create(CultureInfo.InvariantCulture, $"news/{i}.html"))).ToHashSet();

        Assert.Equal(LedgerKeys.PartitionCount, partitions.Count);
        Assert.Superset(partitions, LedgerKeys.Partitions.ToHashSet());
        Assert.Equal(LedgerKeys.Partitions.Order(StringComparer.Ordinal), LedgerKeys.Partitions);
    }

    [Fact]
    public void Keys_ArePinned_When_ATableHoldsThemAlready()
    {
        Assert.Equal("14", LedgerKeys.Partition("news/a.html"));
        Assert.Equal("news~2Fa.html", LedgerKeys.DropRow("news/a.html"));
        Assert.Equal("news~2Fa.html|000002|000010", LedgerKeys.BatchRow("news/a.html", 2, 10));
    }

    private static Arbitrary<int> Numbers() => Gen.Choose(0, 999_999).ToArbitrary();
}
