using Ingest.Storage.Usage;

namespace Ingest.Storage.Tests.Usage;

public sealed class PriceTableTests
{
    [Fact]
    public void Load_HasAPriceForEveryKind_When_TheFileIsTheRepositorys()
    {
        var prices = PriceTable.Load();

        Assert.Equal(Enum.GetValues<TransactionKind>(), prices.PerTenThousand.Keys.Order());
        Assert.All(prices.PerTenThousand.Values, price => Assert.InRange(price, 0, 1));
        Assert.True(prices.MillionExecutions > 0 && prices.GbSecond > 0 && prices.BlobGibMonth > 0 && prices.TableGibMonth > 0);
    }

    [Fact]
    public void CostOf_IsThePriceOfTenThousand_When_TenThousandWereSent()
    {
        var prices = PriceTable.Load();

        var cost = prices.CostOf(new Dictionary<TransactionKind, long> { [TransactionKind.BlobWrite] = 20_000, [TransactionKind.QueueSend] = 5_000 });

        Assert.Equal((2 * prices.PerTenThousand[TransactionKind.BlobWrite]) + (prices.PerTenThousand[TransactionKind.QueueSend] / 2), cost);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"currency":"EUR","region":"here","perTenThousand":{"blobRead":1},"blobGibMonth":1,"tableGibMonth":1,"millionExecutions":1,"gbSecond":1}""")]
    [InlineData("no JSON")]
    public void Load_SaysWhatIsWrong_When_TheFileIsNoPriceTable(string content)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, content);

        var exception = Assert.Throws<InvalidDataException>(() => PriceTable.Load(path));

        File.Delete(path);
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
    }
}
