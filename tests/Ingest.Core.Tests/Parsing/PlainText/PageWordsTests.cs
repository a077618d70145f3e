using Ingest.Core.Parsing.PlainText;

namespace Ingest.Core.Tests.Parsing.PlainText;

public sealed class PageWordsTests
{
    [Fact]
    public void Share_CountsContentWords_When_TheTextUsesThemOnceOrMore()
    {
        using var words = new PageWords();
        words.Add("The harbour reopens its ferry. The ferry leaves at dawn.");

        Assert.Equal(0.75, words.Share("Harbour ferry"));
        Assert.Equal(0, words.Share("What are you looking for?"));
        Assert.Equal(0, words.Share("Cannery"));
    }

    [Fact]
    public void Add_Ends_When_APageHasMoreDifferentWordsThanThereArePlaces()
    {
        using var words = new PageWords();
        var pairs = string.Concat(Enumerable.Range(0, 20_000).Select(i => (char)(0x4E00 + i)));

        words.Add(pairs);
        words.Add(string.Concat(pairs.Reverse()));

        Assert.True(words.Share(pairs.AsSpan(0, 10)) > 0);
        Assert.Equal(0, words.Share("cannery"));
    }
}
