using System.Text;
using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Training.Data;

/// <summary>Makes variants of labelled texts. All choices come from the caller's random numbers.</summary>
internal static class Augmentation
{
    /// <summary>
    /// The text as corpora come: tokens apart by spaces, one sentence a line, in every other text also "U . S ." and "’ s".
    /// </summary>
    public static LabelledText Detach(LabelledText source, Random random)
    {
        var text = source.Text;
        var builder = new StringBuilder(text.Value.Length * 11 / 10);
        var starts = new int[text.Tokens.Count];
        var ends = new int[text.Tokens.Count];
        var fine = random.Next(2) == 0;

        foreach (var sentence in text.Sentences)
        {
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                starts[i] = builder.Length;
                Append(builder, text.Span(text.Tokens[i]), fine);
                ends[i] = builder.Length;
                builder.Append(' ');
            }

            builder[^1] = '\n';
        }

        return source with
        {
            Text = TextAnalyzer.AnalyzeVerbatim(builder.ToString(), text.Language),
            Spans = [.. source.Spans.Select(s => Project(s, text, starts, ends)).OfType<GoldSpan>()],
        };
    }

    /// <summary>The text with its headline (the first paragraph) in capitals, as wires send it.</summary>
    public static LabelledText Shout(LabelledText source)
    {
        var value = source.Text.Value;
        var end = value.IndexOf(ArticleBody.ParagraphBreak, StringComparison.Ordinal);

        if (end < 0)
        {
            return source;
        }

        // Character by character, so that offsets stay.
        var shouted = string.Create(value.Length, (value, end), static (span, state) =>
        {
            state.value.CopyTo(span);
            MemoryExtensions.ToUpperInvariant(state.value.AsSpan(0, state.end), span);
        });

        return source with { Text = TextAnalyzer.Analyze(shouted.Split(ArticleBody.ParagraphBreak), source.Text.Language) };
    }

    /// <summary>The same sentences about other people in other places: names replaced word by word, the same word always by the same.</summary>
    public static LabelledText Rename(LabelledText source, NameSource names, Random random)
    {
        var value = source.Text.Value;
        var builder = new StringBuilder(value.Length);
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var spans = new List<GoldSpan>(source.Spans.Count);
        var copied = 0;

        foreach (var span in source.Spans)
        {
            builder.Append(value, copied, span.Start - copied);
            var start = builder.Length;
            builder.Append(names.Replace(value[span.Start..span.End], span.Type, words, random));
            spans.Add(span with { Start = start, End = builder.Length });
            copied = span.End;
        }

        builder.Append(value, copied, value.Length - copied);

        return source with { Text = TextAnalyzer.Analyze(builder.ToString().Split(ArticleBody.ParagraphBreak), source.Text.Language), Spans = spans };
    }

    private static void Append(StringBuilder builder, ReadOnlySpan<char> token, bool fine)
    {
        if (!fine || token.Length < 2 || (!Characters.IsApostrophe(token[0]) && !(token.Contains('.') && char.IsUpper(token[0]))))
        {
            builder.Append(token);
            return;
        }

        for (var i = 0; i < token.Length; i++)
        {
            if (i > 0 && (char.IsLetter(token[i]) != char.IsLetter(token[i - 1])))
            {
                builder.Append(' ');
            }

            builder.Append(token[i]);
        }
    }

    private static GoldSpan? Project(GoldSpan span, AnalyzedText text, int[] starts, int[] ends)
    {
        int first = -1, last = -1;

        // Spans and tokens are in order; a binary search keeps this from being quadratic.
        int low = 0, high = text.Tokens.Count;

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = text.Tokens[middle].End <= span.Start ? (middle + 1, high) : (low, middle);
        }

        for (var i = low; i < text.Tokens.Count && text.Tokens[i].Start < span.End; i++)
        {
            first = first < 0 ? i : first;
            last = i;
        }

        return first < 0 ? null : new GoldSpan(starts[first], ends[last], span.Type);
    }
}
