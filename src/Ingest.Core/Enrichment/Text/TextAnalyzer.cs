using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Text;

/// <summary>Splits a text into paragraphs, sentences and tokens. Linear in the text's length, thread-safe, never throws on content.</summary>
public static class TextAnalyzer
{
    /// <summary>Analyses an article's body; offsets point into <see cref="ArticleBody.Text(IReadOnlyList{string})"/>.</summary>
    /// <param name="paragraphs">Paragraphs in reading order; a line break inside one is kept.</param>
    /// <param name="language">BCP 47 tag, or null where it is not known.</param>
    public static AnalyzedText Analyze(IReadOnlyList<string> paragraphs, string? language)
    {
        ArgumentNullException.ThrowIfNull(paragraphs);

        var text = ArticleBody.Text(paragraphs);
        var starts = ArticleBody.ParagraphStarts(paragraphs);
        var ends = new int[starts.Length];

        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = starts[i] + paragraphs[i].Length;
        }

        return Build(text, starts, ends, language);
    }

    /// <summary>Analyses a text as it stands: paragraphs are what blank lines separate, offsets point into <paramref name="text"/>.</summary>
    public static AnalyzedText AnalyzeVerbatim(string text, string? language)
    {
        ArgumentNullException.ThrowIfNull(text);

        var (starts, ends) = ParagraphSplitter.Split(text);

        return Build(text, starts, ends, language);
    }

    private static AnalyzedText Build(string text, int[] starts, int[] ends, string? language)
    {
        // Five UTF-16 units a token is the average of English news: one growth at most.
        var tokens = new List<Token>((text.Length / 5) + 8);
        var sentences = new List<Sentence>((text.Length / 100) + starts.Length);

        for (var i = 0; i < starts.Length; i++)
        {
            var firstToken = tokens.Count;

            Tokenizer.Tokenize(text, starts[i], ends[i], language, tokens);
            SentenceSplitter.Split(text, starts[i], ends[i], tokens, firstToken, language, sentences);
        }

        return new AnalyzedText(text, starts, [.. tokens], [.. sentences], language);
    }
}
