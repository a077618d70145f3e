using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Core.Articles;

namespace Ingest.Core.Tests.Articles;

public sealed class ArticleBodyTests
{
    [Property]
    public Property ParagraphStarts_PointIntoTheText_When_ParagraphsAreAnything() => Prop.ForAll(Gen.Elements("", "a", "日本", "😀 b", "x\n\ny").ListOf().ToArbitrary(), paragraphs =>
    {
        var text = ArticleBody.Text([.. paragraphs]);

        var starts = ArticleBody.ParagraphStarts([.. paragraphs]);

        Assert.Equal(paragraphs.Count, starts.Length);
        Assert.All(paragraphs.Zip(starts), item => Assert.Equal(item.First, text.Substring(item.Second, item.First.Length)));
        Assert.True(paragraphs.Count == 0 || starts[^1] + paragraphs[^1].Length == text.Length);
    });
}
