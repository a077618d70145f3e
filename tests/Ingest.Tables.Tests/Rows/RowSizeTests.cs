using Azure.Data.Tables;
using Ingest.Tables.Rows;

namespace Ingest.Tables.Tests.Rows;

public sealed class RowSizeTests
{
    // The service's example formula: 4 + (partition key + row key) x 2 + for each property 8 + name x 2 + value.
    [Fact]
    public void Of_IsAtLeastTheServicesCount_When_RowHasEveryKindOfValue()
    {
        var entity = new TableEntity("202410", "article")
        {
            ["Text"] = "abc",
            ["Bytes"] = new byte[10],
            ["Int"] = 1,
            ["Long"] = 1L,
            ["Double"] = 1.0,
            ["Flag"] = true,
            ["Time"] = DateTimeOffset.UnixEpoch,
            ["Guid"] = Guid.Empty,
        };
        const int keys = 4 + ((6 + 7) * 2);
        const int values = (8 + 8 + 4 + 6) + (8 + 10 + 4 + 10) + (8 + 6 + 4) + (8 + 8 + 8) + (8 + 12 + 8) + (8 + 8 + 1) + (8 + 8 + 8) + (8 + 8 + 16);

        Assert.InRange(RowSize.Of(entity), keys + values, keys + values + 100);
    }

    [Fact]
    public void Of_CountsTheSame_When_RowIsATypeOfItsOwn()
    {
        var typed = new ArticleByDateEntity { PartitionKey = "202410", RowKey = "a", ArticleId = new string('x', 1000) };

        Assert.InRange(RowSize.Of(typed), 2000, 2700);
    }
}
