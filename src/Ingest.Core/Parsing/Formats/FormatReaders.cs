using Ingest.Core.Parsing.Documents;
using Ingest.Core.Parsing.Feeds;
using Ingest.Core.Parsing.Html;
using Ingest.Core.Parsing.Json;
using Ingest.Core.Parsing.PlainText;
using Ingest.Core.Parsing.Wire;

namespace Ingest.Core.Parsing.Formats;

/// <summary>Every format that can be read; a new one is added here.</summary>
internal static class FormatReaders
{
    public static readonly IReadOnlyList<IFormatReader> All =
    [
        new HtmlReader(),
        new PlainTextReader(),
        new XmlFeedReader(),
        new JsonFeedReader(),
        new NinjsReader(),
        new JsonArticleReader(),
        new NewsMlG2Reader(),
        new NewsMl1Reader(),
        new NitfReader(),
        new MarkdownReader(),
        new MailReader(),
        new WordReader(),
        new RtfReader(),
        new PdfReader(),
    ];
}
