using System.Text;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.PlainText;

namespace Ingest.Core.Parsing.Documents;

internal sealed class RtfReader : IFormatReader
{
    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.Rtf];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source) =>
        [PlainTextReader.ReadText(RtfText.Read(Encoding.Latin1.GetString(source.Raw.Content.Span)), source)];
}
