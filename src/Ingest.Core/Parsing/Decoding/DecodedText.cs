namespace Ingest.Core.Parsing.Decoding;

/// <param name="Text">The document's text, line ends as in the source, without a byte order mark.</param>
/// <param name="Charset">IANA name of the charset.</param>
/// <param name="Evidence"><c>bom</c>, <c>transport</c> (HTTP header), <c>declared</c>, <c>utf-8</c> (valid as such) or <c>detected</c>.</param>
internal sealed record DecodedText(string Text, string Charset, string Evidence);
