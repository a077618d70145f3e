using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.Xml;

namespace Ingest.Core.Parsing.Wire;

/// <summary>IPTC NITF, the News Industry Text Format (3.x).</summary>
internal sealed class NitfReader : IFormatReader
{
    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.Nitf];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source) => [NitfContent.ToDraft(XmlText.Load(source), "")];
}
