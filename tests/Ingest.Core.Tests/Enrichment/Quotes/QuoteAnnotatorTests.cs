using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Quotes;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Quotes;

public sealed class QuoteAnnotatorTests
{
    [Theory]
    [InlineData("“It is late,” said the gambling tycoon.", "the gambling tycoon")]
    [InlineData("“It is late,” a spokesman for the ministry said on Monday.", "a spokesman for the ministry")]
    [InlineData("Before the vote, police chief Calvin Wills asked for help, saying, “Come early.”", "Calvin Wills")]
    [InlineData("Asked about the delay, Wills said: “Come early.”", "Wills")]
    [InlineData("Said Wills: “Come early, all of you.”", "Wills")]
    [InlineData("“Come early,” Wills, R-Ky., said Tuesday.", "Wills")]
    [InlineData("Wills laughed and said, “Come early.”", "Wills")]
    [InlineData("\"On the risk, we have a plan,\" Read said.", "Read")]
    [InlineData("The mayor has a new message: “Come early and stay late.”", "The mayor")]
    [InlineData("‘‘Come early,’’ one sign read.", "one sign")]
    [InlineData("“Come early and bring a coat,” Wills thundered from the stand.", "Wills")]
    [InlineData("After Ruiz had criticised the plan, Wills shot back: “Come early, all of you.”", "Wills")]
    [InlineData("What the figures mean - more from Wills: “Come early, all of you.”", "Wills")]
    [InlineData("The crowd left, with Wills reportedly yelling: “Come early, all of you.”", "Wills")]
    [InlineData("With the leaders increasingly worried about it, Calvin Wills has a new message: “Come early, all of you.”", "Calvin Wills")]
    [InlineData("OSLO, March 3 — In answer to that, police chief Calvin Wills rallied the crowd, saying: “Come early.”", "Calvin Wills")]
    public void Find_NamesTheSpeaker_When_TheSubjectTakesAnyForm(string text, string speaker) =>
        Assert.Equal(speaker, Assert.Single(Find(text)).Speaker);

    [Theory]
    [InlineData("« Nous ne céderons pas », a déclaré Marie Dupont, maire de Lyon, lundi.", "Marie Dupont", "déclaré")]
    [InlineData("« Nous ne céderons pas », a affirmé le ministre des finances Paul Martin lundi.", "Paul Martin", "affirmé")]
    [InlineData("Le ministre des finances Paul Martin a affirmé : « La dette baissera l'an prochain. »", "Paul Martin", "affirmé")]
    [InlineData("Selon Jean Petit, « le projet est mort et rien ne le sauvera ».", "Jean Petit", "Selon")]
    [InlineData("»Das ist ein Skandal«, erklärte der frühere Minister Peter Schulz am Montag.", "Minister Peter Schulz", "erklärte")]
    [InlineData("„Wir geben nicht auf“, sagte Anna Weber am Montag.", "Anna Weber", "sagte")]
    [InlineData("«La obra terminará en mayo», aseguró el alcalde José García el lunes.", "José García", "aseguró")]
    [InlineData("O presidente do sindicato, João Silva, afirmou: “A greve continua até maio”.", "João Silva", "afirmou")]
    [InlineData("«Il ponte resterà chiuso», ha detto la sindaca Anna Rossi.", "Anna Rossi", "detto")]
    public void Find_NamesTheSpeaker_When_TheLanguageIsNotEnglish(string text, string speaker, string cue)
    {
        var quote = Assert.Single(Find(text));

        Assert.Equal((speaker, cue, QuoteType.Direct), (quote.Speaker, quote.Cue, quote.Type));
    }

    [Theory]
    [InlineData("They saw “Gone Again” at the “old barn” and left.")]
    [InlineData("The so-called “reform” passed.")]
    [InlineData("He is 5'10\" tall and the '90s were loud.")]
    public void Find_AnswersNothing_When_MarksHoldTitlesAndScareQuotes(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("Wills said the plan was bad and costly.", QuoteType.Indirect)]
    [InlineData("Wills said the plan was “bad” and costly for all.", QuoteType.Mixed)]
    [InlineData("Wills said: “The plan is bad and costly.”", QuoteType.Direct)]
    public void Find_GivesTheType_When_MoreOrLessIsInMarks(string text, QuoteType type) => Assert.Equal(type, Assert.Single(Find(text)).Type);

    [Fact]
    public void Find_LeavesTheSpeakerOut_When_NobodyIsNamed() => Assert.Null(Assert.Single(Find("“We are all going home now.”")).Speaker);

    [Fact]
    public void Find_LeavesTheSpeakerOut_When_TheNarratorSpeaksBesideTheQuotation() =>
        Assert.Null(Find("“We are going,” Wills said.\n\nThe council met on Friday in a hall full of “people who want to go home now.”")[^1].Speaker);

    [Fact]
    public void Find_ReadsATranscript_When_SeveralParagraphsBeginWithAName()
    {
        var quotes = Find("Ana Ruiz: I was there.\n\nTom Weil: So was I.\n\nAna Ruiz: Nobody saw you.");

        Assert.Equal([("Ana Ruiz", "I was there."), ("Tom Weil", "So was I."), ("Ana Ruiz", "Nobody saw you.")], quotes.Select(quote => (quote.Speaker!, quote.Text)));
        Assert.Empty(Find("Ana Ruiz: A life in music.\n\nShe was born in Oslo."));
    }

    [Fact]
    public void Find_DoesNotTakeWhoWasAsked_When_TheVerbIsPassive() =>
        Assert.DoesNotContain(Find("Wills was told that the plan was dead."), quote => quote.Speaker == "Wills");

    private static IReadOnlyList<Quote> Find(string text) => QuoteAnnotator.Find(TextAnalyzer.AnalyzeVerbatim(text, "en"), []);
}
