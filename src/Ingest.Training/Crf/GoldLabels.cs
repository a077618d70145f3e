using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Entities.Tagging;
using Ingest.Core.Enrichment.Text;
using Ingest.Training.Data;

namespace Ingest.Training.Crf;

/// <summary>Projects gold spans onto tokens.</summary>
internal static class GoldLabels
{
    /// <summary>One label a token; spans that begin or end inside a token take the whole token.</summary>
    public static byte[] Of(LabelledText labelled)
    {
        var tokens = labelled.Text.Tokens;
        var labels = new byte[tokens.Count];
        var token = 0;

        foreach (var span in labelled.Spans)
        {
            while (token < tokens.Count && tokens[token].End <= span.Start)
            {
                token++;
            }

            var first = token;

            while (token < tokens.Count && tokens[token].Start < span.End)
            {
                token++;
            }

            // Sources differ on "President Tadesse"; a title is never part of the name here.
            while (span.Type == EntityType.Person && token - first > 1 && Lexicon.IsTitle(labelled.Text.Span(tokens[first])))
            {
                first++;
            }

            if (token > first)
            {
                Mark(labels.AsSpan(first, token - first), Type(labelled, span));
            }
        }

        return labels;
    }

    /// <summary>A country that stands for its team is a place, as in CoNLL-2003 and in the corpus; other sources call it an organisation.</summary>
    private static EntityType Type(LabelledText labelled, GoldSpan span)
    {
        if (span.Type != EntityType.Organization || labelled.HasMiscellaneous)
        {
            return span.Type;
        }

        using var tokens = new TokenView(TextAnalyzer.AnalyzeVerbatim(labelled.Text.Value[span.Start..span.End], null));
        var country = EntityResources.Names.Phrase(tokens, 0, tokens.Count) & NameKinds.Country;

        return country != 0 ? EntityType.Location : span.Type;
    }

    private static void Mark(Span<byte> labels, EntityType type)
    {
        labels.Fill((byte)Labels.Inside(type));
        labels[0] = (byte)Labels.Begin(type);
        labels[^1] = (byte)(labels.Length == 1 ? Labels.Single(type) : Labels.End(type));
    }
}
