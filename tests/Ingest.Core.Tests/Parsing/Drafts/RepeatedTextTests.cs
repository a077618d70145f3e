using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;

namespace Ingest.Core.Tests.Parsing.Drafts;

public sealed class RepeatedTextTests
{
    private static readonly string[] Text =
    [
        "The council voted on Tuesday to reopen the canal lock that has been shut since the flood, and gave the engineers until spring to prove that its gates will hold.",
        "What it costs",
        "Half of the money comes from the county. The rest is a loan that barge owners pay back through a toll, which the mayor said would stay below the price of a bus ticket for the first five years.",
        "A second vote follows in March.",
    ];

    [Fact]
    public void Without_KeepsTheFirst_When_ATextIsPrintedTwice()
    {
        var removed = new List<RemovedText>();

        var kept = RepeatedText.Without([.. Text, "Read more below.", .. Text, "The last word."], removed);

        Assert.Equal([.. Text, "Read more below.", "The last word."], kept);
        Assert.Equal([RemovedText.Of(Text[0], "repeated")], removed);
    }

    [Fact]
    public void Without_LeavesRefrainsAndSteps_When_TheyComeAgainBetweenOthers()
    {
        List<string> song = [];

        for (var verse = 1; verse < 6; verse++)
        {
            song.AddRange([$"Verse {verse}", "Row on, row on, the river bends, and nobody knows where the water ends.", "Row on."]);
        }

        Assert.Equal(song, RepeatedText.Without(song, []));
    }

    [Property]
    public Property Without_LosesNoParagraph_When_TextsAreOfAnyKind() =>
        Prop.ForAll(Gen.Elements([.. Text, string.Join(' ', Text)]).ListOf().ToArbitrary(), paragraphs =>
        {
            var kept = RepeatedText.Without([.. paragraphs], []);

            Assert.Equal(paragraphs.Distinct(StringComparer.Ordinal), kept.Distinct(StringComparer.Ordinal));
        });
}
