using Ingest.Core.Parsing.Drafts;

namespace Ingest.Core.Parsing.Formats;

/// <summary>Reads one family of formats.</summary>
internal interface IFormatReader
{
    /// <summary>The media types this reader takes (see <see cref="Detection.MediaTypes"/>).</summary>
    IReadOnlyList<string> MediaTypes { get; }

    /// <exception cref="DocumentException">The document is no article, or breaks its format.</exception>
    IReadOnlyList<ArticleDraft> Read(SourceDocument source);
}
