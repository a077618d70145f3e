using Ingest.LocalHost.Triggers.Blobs;
using Xunit;

namespace Ingest.LocalHost.Tests.Triggers.Blobs;

public sealed class BlobPathPatternTests
{
    [Theory]
    [InlineData("drop/{name}", "a.html", "name=a.html")]
    [InlineData("drop/{name}", "2024/05/a.html", "name=2024/05/a.html")]
    [InlineData("drop", "2024/a.html", "name=2024/a.html")]
    [InlineData("drop/", "a", "name=a")]
    [InlineData("drop/{name}.txt", "a.b.txt", "name=a.b")]
    [InlineData("drop/in/{dir}/{name}", "in/x/y/z.txt", "dir=x name=y/z.txt")]
    [InlineData("drop/{stem}.{ext}", "a.b.txt", "stem=a.b ext=txt")]
    [InlineData("drop/fixed.txt", "fixed.txt", "")]
    [InlineData("drop/(a)+{name}", "(a)+b\nc", "name=b\nc")]
    public void Path_GivesTokens_When_TheNameMatches(string path, string name, string expected)
    {
        var tokens = BlobPathPattern.Parse(path).Match(name);

        Assert.NotNull(tokens);
        Assert.Equal(expected, string.Join(' ', tokens.Select(token => $"{token.Key}={token.Value}")));
    }

    [Theory]
    [InlineData("drop/{name}.txt", "a.TXT")]
    [InlineData("drop/{name}.txt", ".txt")]
    [InlineData("drop/in/{name}", "out/a")]
    [InlineData("drop/in/{dir}/{name}", "in/a")]
    [InlineData("drop/fixed.txt", "fixed-txt")]
    public void Path_GivesNothing_When_TheNameDoesNotMatch(string path, string name) => Assert.Null(BlobPathPattern.Parse(path).Match(name));

    [Theory]
    [InlineData("drop/{name}", "drop", "")]
    [InlineData("drop/in/{dir}/{name}", "drop", "in/")]
    [InlineData("drop/fixed.txt", "drop", "fixed.txt")]
    public void Path_TellsContainerAndPrefix_When_Parsed(string path, string container, string prefix)
    {
        var pattern = BlobPathPattern.Parse(path);

        Assert.Equal(container, pattern.Container);
        Assert.Equal(prefix, pattern.Prefix);
    }

    [Theory]
    [InlineData("Drop/{name}")]
    [InlineData("{container}/{name}")]
    [InlineData("drop/{name")]
    [InlineData("drop/{}")]
    [InlineData("drop/{name}/{NAME}")]
    [InlineData("")]
    public void Path_IsRefused_When_ItIsNone(string path) => Assert.Throws<FormatException>(() => BlobPathPattern.Parse(path));
}
