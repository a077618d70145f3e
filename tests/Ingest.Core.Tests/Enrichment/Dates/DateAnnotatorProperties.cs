using FsCheck;
using FsCheck.Xunit;
using Ingest.Core.Enrichment.Dates;

namespace Ingest.Core.Tests.Enrichment.Dates;

public sealed class DateAnnotatorProperties
{
    private static readonly string[] Pieces =
    [
        "on ", "Oct. 28", ", ", "2024", "last ", "week ", "May ", "the ", "end of ", "year", " 17th", "-", "century ", "two ", "years ", "ago", " BC", "1960s ", "\n", ".", "in ", "Friday ", "next ", "31", "Feb ", "’", "30", "9999 ", "decades ",
        "later ", "10:30 ", "3 p.m. ", "at ", "noon ", "Christmas ", "Eve ", "Easter ", "’s ", "Day ", "hundred ", "early ", "29 February ", "Q3 ", "to ", "(",
    ];

    [Property(MaxTest = 500)]
    public void Find_KeepsOffsetsInOrder_When_TextIsAnyMixOfDateWords(int[] choices)
    {
        var text = string.Concat(choices.Select(choice => Pieces[(choice & int.MaxValue) % Pieces.Length]));

        var dates = DateAnnotator.Find(text, new DateOnly(2024, 10, 28), "en");

        var end = 0;

        foreach (var date in dates)
        {
            Assert.True(date.Start >= end);
            Assert.Equal(date.Text, text[date.Start..date.End]);
            Assert.Matches(@"^-?\d{4}", date.Value);
            end = date.End;
        }
    }

    [Property(MaxTest = 300)]
    public void Find_NeverThrows_When_TextIsArbitrary(NonNull<string> text) =>
        Assert.All(DateAnnotator.Find(text.Get, new DateOnly(1, 1, 1), null), date => Assert.InRange(date.End, 1, text.Get.Length));

    [Property(MaxTest = 300)]
    public void Find_ReadsBackAnyDay_When_ItIsWrittenInEnglish(int offset)
    {
        var day = new DateOnly(1600, 1, 1).AddDays((offset & int.MaxValue) % 180_000);
        var text = day.ToString("'It was on' MMMM d, yyyy'.'", System.Globalization.CultureInfo.InvariantCulture);

        var date = Assert.Single(DateAnnotator.Find(text, null, "en"));

        Assert.Equal(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), date.Value);
    }
}
