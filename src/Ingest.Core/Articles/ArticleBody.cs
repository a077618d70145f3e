namespace Ingest.Core.Articles;

/// <summary>The one text that all offsets point into.</summary>
public static class ArticleBody
{
    /// <summary>Between two paragraphs, in the text and in every offset.</summary>
    public const string ParagraphBreak = "\n\n";

    public static string Text(IReadOnlyList<string> paragraphs) => string.Join(ParagraphBreak, paragraphs);

    /// <summary>The start of each paragraph in <see cref="Text"/>, in UTF-16 code units.</summary>
    public static int[] ParagraphStarts(IReadOnlyList<string> paragraphs)
    {
        ArgumentNullException.ThrowIfNull(paragraphs);

        var starts = new int[paragraphs.Count];
        var start = 0;

        for (var i = 0; i < paragraphs.Count; i++)
        {
            starts[i] = start;
            start += paragraphs[i].Length + ParagraphBreak.Length;
        }

        return starts;
    }
}
