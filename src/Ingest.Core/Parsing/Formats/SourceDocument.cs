using Ingest.Core.Parsing.Decoding;

namespace Ingest.Core.Parsing.Formats;

/// <summary>A document on its way through a reader: its bytes, what it was found to be, and the bounds on the work.</summary>
internal sealed class SourceDocument(RawDocument raw, string mediaType, ParsingOptions options, CancellationToken cancellationToken)
{
    private DecodedText? _decoded;

    public RawDocument Raw { get; } = raw;

    public string MediaType { get; } = mediaType;

    public ParsingOptions Options { get; } = options;

    /// <summary>Fires at the document's time limit as well as on shutdown.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <exception cref="DocumentException">The bytes are text in no charset.</exception>
    public DecodedText Decoded => _decoded ??= TextDecoder.Decode(Raw.Content.Span, Raw.Charset);

    public string Text => Decoded.Text;

    /// <summary>A part of this document (an attachment, a feed item's HTML) with the same bounds.</summary>
    public SourceDocument Part(ReadOnlyMemory<byte> content, string partMediaType) =>
        new(Raw with { Content = content }, partMediaType, Options, CancellationToken);
}
