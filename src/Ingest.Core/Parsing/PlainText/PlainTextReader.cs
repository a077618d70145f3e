using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.PlainText;

/// <summary>Plain text: wire stories, copies of web pages, and text that is nothing but an article.</summary>
internal sealed class PlainTextReader : IFormatReader
{
    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.PlainText];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source)
    {
        var text = source.Text.Length <= source.Options.MaxCharacters ? source.Text : source.Text[..source.Options.MaxCharacters];

        if (!TextMeasure.HasLetterOrDigit(text))
        {
            throw new DocumentException(ReasonCode.NoText, "The text has no letter and no digit.");
        }

        return [PageCopyReader.Read(LineSplitter.Split(text), source)];
    }
}
