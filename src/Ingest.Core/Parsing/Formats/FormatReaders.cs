using Ingest.Core.Parsing.Feeds;
using Ingest.Core.Parsing.Html;
using Ingest.Core.Parsing.Json;
using Ingest.Core.Parsing.PlainText;

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
    ];
}
