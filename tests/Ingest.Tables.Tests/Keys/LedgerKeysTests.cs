using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Tables.Keys;

namespace Ingest.Tables.Tests.Keys;

public sealed class LedgerKeysTests
{
    [Fact]
    public void Partitions_AreTwoHexDigits_When_TheyAreListed() => Assert.Equal(Enumerable.Range(0, 256).Select(i => $"{i:x2}"), LedgerKeys.Partitions);

    [Theory]
    [InlineData("written", "")]
    [InlineData("deadletter", "a/b.html")]
    public void StateIndex_HoldsTheRowsByState_When_TheirDropsDoNot(string state, string blob)
    {
        var (from, to) = LedgerKeys.StateIndex;
        var row = LedgerKeys.StateRow(state, DateTimeOffset.UnixEpoch, blob);

        Assert.True(string.CompareOrdinal(from, row) <= 0 && string.CompareOrdinal(row, to) < 0, row);
        Assert.True(string.CompareOrdinal(LedgerKeys.DropRow(blob), from) < 0 || string.CompareOrdinal(LedgerKeys.DropRow(blob), to) >= 0);
    }

    private static readonly DateTimeOffset Noon = new(2024, 10, 28, 12, 0, 0, TimeSpan.Zero);

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

    [Property(MaxTest = 500)]
    public Property StateRange_HoldsTheDropsOfItsStateBetweenTheInstants_When_NameAndInstantsAreAny() => Prop.ForAll(AnyText.Texts(), Instants(), Bounds(), (blob, instant, bounds) =>
    {
        var (since, until) = bounds;
        var row = LedgerKeys.StateRow("written", instant, blob);

        Assert.True(row.Length <= TableLimits.CharactersPerKey);
        Assert.Equal((since is null || instant >= since) && (until is null || instant < until), IsIn(row, LedgerKeys.StateRange("written", since, until)));
        Assert.False(IsIn(row, LedgerKeys.StateRange("writ", since, until)));
        Assert.False(IsIn(row, LedgerKeys.StateRange("written2", since, until)));
        Assert.True(IsIn(row, LedgerKeys.StateIndex));
        Assert.False(IsIn(LedgerKeys.DropRow(blob), LedgerKeys.StateIndex));
    });

    [Fact]
    public void Rows_SortNewestFirst_When_TheyAreCertificatesOrAuditRows()
    {
        var older = Noon.AddTicks(-1);

        Assert.True(string.CompareOrdinal(LedgerKeys.CertificateRow(Noon), LedgerKeys.CertificateRow(older)) < 0);
        Assert.True(IsIn(LedgerKeys.CertificateRow(Noon), LedgerKeys.CertificateRange));
        Assert.False(IsIn(LedgerKeys.CheckpointRow, LedgerKeys.CertificateRange));
        Assert.True(string.CompareOrdinal(LedgerKeys.AuditRow(Noon, "z"), LedgerKeys.AuditRow(older, "a")) < 0);
        Assert.Equal("20241028|host", LedgerKeys.UsageRow(new DateTimeOffset(2024, 10, 29, 1, 0, 0, TimeSpan.FromHours(2)), "host"));
    }

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

    private static bool IsIn(string row, (string From, string To) range) => string.CompareOrdinal(range.From, row) <= 0 && string.CompareOrdinal(row, range.To) < 0;

    // Few and close together, so that bounds are often hit.
    private static Gen<DateTimeOffset> AnyInstant => Gen.Choose(0, 6).Select(ticks => Noon.AddTicks(ticks));

    private static Arbitrary<DateTimeOffset> Instants() => AnyInstant.ToArbitrary();

    private static Arbitrary<(DateTimeOffset? Since, DateTimeOffset? Until)> Bounds()
    {
        var bound = Gen.OneOf(AnyInstant.Select(instant => (DateTimeOffset?)instant), Gen.Constant<DateTimeOffset?>(null));
        return bound.SelectMany(_ => bound, (since, until) => (since, until)).ToArbitrary();
    }

    private static Arbitrary<int> Numbers() => Gen.Choose(0, 999_999).ToArbitrary();
}
