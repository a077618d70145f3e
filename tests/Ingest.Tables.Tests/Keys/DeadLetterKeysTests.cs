using Ingest.Tables.Keys;

namespace Ingest.Tables.Tests.Keys;

public sealed class DeadLetterKeysTests
{
    [Fact]
    public void Keys_SortNewestFirst_When_InOneMonth()
    {
        var morning = new DateTimeOffset(2024, 10, 28, 6, 0, 0, TimeSpan.Zero);

        var earlier = DeadLetterKeys.Row(morning, "a");
        var later = DeadLetterKeys.Row(morning.AddSeconds(1), "a");

        Assert.Equal("202410", DeadLetterKeys.Partition(morning));
        Assert.True(string.CompareOrdinal(later, earlier) < 0);
        Assert.Equal(morning, ArticleKeys.TimeOf(earlier));
    }
}
