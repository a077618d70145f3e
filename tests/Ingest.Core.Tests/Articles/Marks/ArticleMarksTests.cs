using Ingest.Core.Articles;
using Ingest.Core.Articles.Marks;

namespace Ingest.Core.Tests.Articles.Marks;

public sealed class ArticleMarksTests
{
    [Fact]
    public void Of_MarksEveryAnnotation_When_AnArticleHasAllKinds()
    {
        var article = Annotated(
            [Entity("Ana Reyes", EntityType.Person, (0, 9, "Ana Reyes"), (40, 45, "Reyes")), Entity("Harbour Bank", EntityType.Organization, (10, 14, "Bank")), Entity("Kenya", EntityType.Location, (15, 20, "Kenya")), Entity("Eurocup", EntityType.Miscellaneous, (21, 28, "Eurocup"))],
            [Quote(50, 70, "Ana Reyes", 71, 74), Quote(80, 90, "Ana Reyes", 40, 45), Quote(95, 99, null, null, null)]) with
        {
            Dates = [new DateMention { Text = "Monday", Value = "2024-10-28", Start = 100, End = 106, Granularity = "day" }],
            Quantities = [Quantity("percent", 5, null, null, 110), Quantity("money", 7.5m, "EUR", "about", 120), Quantity("count", 3, null, null, 130)],
        };

        var marks = ArticleMarks.Of(article);

        Assert.Equal(
            [
                "0-9 Person ", "10-14 Organization Harbour Bank", "15-20 Place ", "21-28 Other ", "40-45 Person Ana Reyes", "50-70 Quote direct, Ana Reyes", "71-74 Speaker Ana Reyes",
                "80-90 Quote direct, Ana Reyes", "95-99 Quote direct", "100-106 Date 2024-10-28", "110-115 Quantity 5 %", "120-125 Quantity about 7.5 EUR", "130-135 Quantity 3",
            ],
            marks.Select(mark => $"{mark.Start}-{mark.End} {mark.Kind} {mark.Detail}"));
    }

    [Fact]
    public void Of_PutsTheOuterMarkFirst_When_TwoBeginTogether()
    {
        var marks = ArticleMarks.Of(Annotated([Entity("Ana", EntityType.Person, (5, 8, "Ana"))], [Quote(5, 30, null, null, null)]));

        Assert.Equal([MarkKind.Quote, MarkKind.Person], marks.Select(mark => mark.Kind));
    }

    private static Article Annotated(Entity[] entities, Quote[] quotes) => new()
    {
        Id = "a",
        Body = [new string('x', 200)],
        Entities = entities,
        Quotes = quotes,
        Provenance = new Provenance { Blob = "a", Sha256 = "", MediaType = "text/plain", ParserVersion = "1" },
    };

    private static Entity Entity(string name, EntityType type, params (int Start, int End, string Text)[] mentions) => new()
    {
        Id = name,
        Type = type,
        Name = name,
        Mentions = [.. mentions.Select(mention => new EntityMention(mention.Start, mention.End, 0, mention.Text))],
    };

    private static Quote Quote(int start, int end, string? speaker, int? speakerStart, int? speakerEnd) => new()
    {
        Text = "x",
        Start = start,
        End = end,
        Type = QuoteType.Direct,
        Speaker = speaker,
        SpeakerStart = speakerStart,
        SpeakerEnd = speakerEnd,
    };

    private static Quantity Quantity(string kind, decimal value, string? unit, string? hedge, int start) => new() { Text = "x", Kind = kind, Value = value, Unit = unit, Hedge = hedge, Start = start, End = start + 5 };
}
