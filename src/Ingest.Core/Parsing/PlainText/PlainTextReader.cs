using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Plain text: wire stories, copies of web pages, and text that is nothing but an article.</summary>
internal sealed class PlainTextReader : IFormatReader
{
    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.PlainText, Detection.MediaTypes.Iptc7901];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source) =>
        [ReadText(source.MediaType == Detection.MediaTypes.Iptc7901 ? WithoutEnvelope(source.Text) : source.Text, source)];

    /// <summary>Reads text that a document format held.</summary>
    public static ArticleDraft ReadText(string text, SourceDocument source)
    {
        var bounded = text.Length <= source.Options.MaxCharacters ? text : text[..source.Options.MaxCharacters];
        return TextMeasure.HasLetterOrDigit(bounded)
            ? PageCopyReader.Read(LineSplitter.Split(bounded), source)
            : throw new DocumentException(ReasonCode.NoText, "The text has no letter and no digit.");
    }

    /// <summary>IPTC 7901 and ANPA 1312: the story lies between STX and ETX, below the header that SOH opens.</summary>
    private static string WithoutEnvelope(string text)
    {
        var start = text.IndexOf('\u0002', StringComparison.Ordinal) + 1;
        var end = text.IndexOf('\u0003', start);
        return end < 0 ? text[start..] : text[start..end];
    }
}
