using FsCheck.Xunit;
using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Quotes;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Tests.Enrichment.Quotes;

public sealed class QuoteAnnotatorProperties
{
    private static readonly string[] Pieces =
    [
        "“", "”", "\"", "'", "’", "‘", "''", "«", "»", "„", "said", " he ", "Smith ", ", ", ". ", "\n\n", "according to ", "that ", "the plan is bad", "adding ", "who ", "?", " — ", ":", "(", ")", "told reporters ", "SMITH: ", "On Monday, ", "…", "「", "」",
        "and ", "the ", "\n", "said.",
    ];

    [Property(MaxTest = 2000)]
    public void Find_KeepsOffsetsAndOrder_When_TextIsAnyMixOfMarksAndCues(int[] choices)
    {
        var text = string.Concat(choices.Select(choice => Pieces[(choice & int.MaxValue) % Pieces.Length]));
        var smith = new Entity { Id = "PERSON:smith", Type = EntityType.Person, Name = "Smith", Mentions = [.. Mentions(text)] };

        var quotes = QuoteAnnotator.Find(TextAnalyzer.AnalyzeVerbatim(text, "en"), [smith]);

        var end = 0;

        foreach (var quote in quotes)
        {
            Assert.True(quote.Start >= end && quote.End > quote.Start);
            Assert.Equal(quote.Text, text[quote.Start..quote.End]);
            Assert.Equal(quote.Speaker is null, quote.SpeakerStart is null);
            Assert.True(quote.SpeakerStart is null || (quote.SpeakerStart < quote.SpeakerEnd && quote.SpeakerEnd <= text.Length));
            end = quote.End;
        }
    }

    private static IEnumerable<EntityMention> Mentions(string text)
    {
        for (var at = text.IndexOf("Smith", StringComparison.Ordinal); at >= 0; at = text.IndexOf("Smith", at + 1, StringComparison.Ordinal))
        {
            yield return new EntityMention(at, at + 5, 0, "Smith");
        }
    }
}
