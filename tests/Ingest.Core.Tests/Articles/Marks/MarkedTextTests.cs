using FsCheck.Xunit;
using Ingest.Core.Articles.Marks;

namespace Ingest.Core.Tests.Articles.Marks;

public sealed class MarkedTextTests
{
    [Theory]
    [InlineData("abcdef", "1-3q", "a<bc>def")]
    [InlineData("abcdef", "0-6q", "<abcdef>")]
    [InlineData("abcdef", "0-2q 2-4q", "<ab><cd>ef")]
    [InlineData("abcdef", "4-6q 0-2q", "<ab>cd<ef>")]
    [InlineData("abcdef", "0-6q 1-5d 2-3p", "<a<b<c>de>f>")]
    [InlineData("abcdef", "0-4q 2-6d", "<ab<cd>><ef>")]
    [InlineData("abcdef", "1-3p 1-3q", "a<<bc>>def")]
    [InlineData("abcdef", "0-3q 1-3p 3-5d", "<a<bc>><de>f")]
    [InlineData("abcdef", "2-2q 9-12q", "abcdef")]
    [InlineData("abcdef", "4-99q", "abcd<ef>")]
    [InlineData("", "0-3q", "")]
    public void Cut_NestsTheMarks_When_TheyTouchOrCross(string text, string marks, string expected)
    {
        var parts = MarkedText.Cut(text, 0, Marks(marks));

        Assert.Equal(expected, string.Concat(parts.Select(part => part.Opens is not null ? "<" : part.Closes is not null ? ">" : part.Text)));
    }

    [Fact]
    public void Cut_OpensTheOuterKindFirst_When_TwoMarksCoverTheSame()
    {
        var parts = MarkedText.Cut("Today", 0, [new Mark(0, 5, MarkKind.Other), new Mark(0, 5, MarkKind.Quote)]);

        Assert.Equal([MarkKind.Quote, MarkKind.Other], parts.Select(part => part.Opens?.Kind).OfType<MarkKind>());
    }

    [Fact]
    public void Cut_KeepsOnlyItsShare_When_AMarkRunsOverParagraphs()
    {
        var parts = MarkedText.Cut("second", 10, [new Mark(2, 13, MarkKind.Quote), new Mark(14, 40, MarkKind.Quote)]);

        Assert.Equal(["", "sec", "", "o", "", "nd", ""], parts.Select(part => part.Text));
    }

    [Fact]
    public void Cut_TakesWholeCharacters_When_AMarkPointsIntoASurrogatePair()
    {
        var parts = MarkedText.Cut("a\U0001F600b\U0001F601c", 0, [new Mark(2, 5, MarkKind.Other)]);

        Assert.Equal(["a", "", "\U0001F600b\U0001F601", "", "c"], parts.Select(part => part.Text));
    }

    [Property]
    public bool Cut_LosesNoCharacterAndNests_When_MarksAreAnything(string? content, int offset, (int Start, int Length, int Kind)[] spans)
    {
        var text = content ?? "";
        offset = Math.Abs(offset % 100);
        var marks = spans.Select(span => new Mark(span.Start, span.Start + (span.Length % 40), (MarkKind)Math.Abs(span.Kind % 8))).ToList();

        var parts = MarkedText.Cut(text, offset, marks);

        var open = new Stack<Mark>();
        var nested = true;

        foreach (var part in parts)
        {
            if (part.Opens is { } opened)
            {
                open.Push(opened);
            }
            else if (part.Closes is { } closed)
            {
                nested &= open.TryPop(out var last) && ReferenceEquals(last, closed);
            }
        }

        return nested && open.Count == 0 && string.Concat(parts.Select(part => part.Text)) == text;
    }

    /// <summary>"0-4q 2-6d": a quote over the first four characters, a date over the third to the sixth.</summary>
    private static IEnumerable<Mark> Marks(string marks) =>
        marks.Split(' ').Select(mark => mark[..^1].Split('-').Select(int.Parse).ToArray() is var ends
            ? new Mark(ends[0], ends[1], mark[^1] switch { 'q' => MarkKind.Quote, 'd' => MarkKind.Date, _ => MarkKind.Person })
            : throw new InvalidOperationException());
}
