using Ingest.Cli.Output.Marks;
using Ingest.Core.Articles;
using Spectre.Console;

namespace Ingest.Cli.Tests.Output.Marks;

public sealed class MarkedOutputTests
{
    private const string First = "Marta Lindqvist said on Friday: \"Some 40 boats left Veldburg.\"";
    private const string Second = "She thanked the Harbour Board.";

    [Fact]
    public void Write_SetsEveryAnnotationInBrackets_When_TheOutputHasNoColour()
    {
        var output = Write(Sample(), inColour: false);

        Assert.Contains("[Marta Lindqvist](person) said on [Friday](date: 2025-02-28): \"[[Some 40 boats](quantity: Some 40 boats) left [Veldburg](place).](quote: direct, Marta Lindqvist)\"", output, StringComparison.Ordinal);
        Assert.Contains("[She](speaker: Marta Lindqvist) thanked the [Harbour Board](organization: Veldburg Harbour Board).", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', output);
    }

    [Fact]
    public void Write_SaysWhereEachMarkStands_When_TheArticleHasSeveralParagraphs()
    {
        var output = Write(Sample(), inColour: false);

        Assert.Contains($"¶ 1, {First.Length + 2}-{First.Length + 2 + Second.Length}", output, StringComparison.Ordinal);
        var row = Assert.Single(output.Split('\n'), line => line.Contains("│ organization", StringComparison.Ordinal));
        Assert.Equal(["1", "80", "93", "organization", "Harbour Board", "Veldburg Harbour Board"], row.Split('│', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void Write_ColoursTheTextAndKeepsIt_When_TheOutputHasColour()
    {
        var output = Write(Sample(), inColour: true);

        Assert.Contains("\u001B[38;5;10mMarta", output, StringComparison.Ordinal);
        Assert.Contains("‹2025-02-28›", output, StringComparison.Ordinal);
        Assert.DoesNotContain("](", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_PassesNoControlOn_When_TextAndNamesHoldSome(bool inColour)
    {
        var article = Article("Evil\u001B]0;x\u0007 \u202Ename") with
        {
            Entities = [new Entity { Id = "MISC:x", Type = EntityType.Miscellaneous, Name = "x\u009B2J[red]", Mentions = [new EntityMention(0, 4, 0, "Evil")] }],
        };

        var output = Write(article, inColour);

        Assert.DoesNotContain("\u001B]", output, StringComparison.Ordinal);
        Assert.DoesNotContain(output, c => c is '\u0007' or '\u009B' or '\u202E');
        Assert.Contains("x·2J[red]", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_PrintsTheText_When_NothingIsAnnotated()
    {
        var output = Write(Article("Nothing here.", "Nor [here]."), inColour: false);

        Assert.EndsWith("¶ 0, 0-13\nNothing here.\n\n¶ 1, 15-26\nNor [here].\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static string Write(Article article, bool inColour)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = inColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = inColour ? ColorSystemSupport.EightBit : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 160;

        MarkedOutput.Write(console, article, inColour);
        return writer.ToString();
    }

    private static Article Sample() => Article(First, Second) with
    {
        Entities =
        [
            new Entity { Id = "PERSON:marta lindqvist", Type = EntityType.Person, Name = "Marta Lindqvist", Mentions = [Mention("Marta Lindqvist", 0)] },
            new Entity { Id = "LOC:veldburg", Type = EntityType.Location, Name = "Veldburg", Mentions = [Mention("Veldburg", 0)] },
            new Entity { Id = "ORG:veldburg harbour board", Type = EntityType.Organization, Name = "Veldburg Harbour Board", Mentions = [Mention("Harbour Board", 1)] },
        ],
        Dates = [new DateMention { Text = "Friday", Value = "2025-02-28", Granularity = "day", Start = At("Friday"), End = At("Friday") + 6 }],
        Quantities = [new Quantity { Text = "Some 40 boats", Kind = "count", Value = 40, Unit = "boats", Hedge = "Some", Start = At("Some 40"), End = At("Some 40") + 13 }],
        Quotes =
        [
            Quote("Some 40 boats left Veldburg.", "Marta Lindqvist"),
            Quote("Some 40 boats left Veldburg.", "She") with { Start = 0, End = 0 },
        ],
    };

    private static Quote Quote(string text, string mention) => new()
    {
        Text = text,
        Type = QuoteType.Direct,
        Start = At(text),
        End = At(text) + text.Length,
        Speaker = "Marta Lindqvist",
        SpeakerStart = At(mention),
        SpeakerEnd = At(mention) + mention.Length,
    };

    private static EntityMention Mention(string text, int paragraph) => new(At(text), At(text) + text.Length, paragraph, text);

    private static int At(string text) => $"{First}\n\n{Second}".IndexOf(text, StringComparison.Ordinal);

    private static Article Article(params string[] body) => new()
    {
        Id = "sample",
        Body = body,
        Provenance = new Provenance { Blob = "sample.txt", Sha256 = "", MediaType = "text/plain", ParserVersion = "" },
    };
}
