using Ingest.Core.Parsing;

namespace Ingest.EndToEnd.Tests.Doubles;

/// <summary>The real parser, before which something else may happen: a blob changes, or the attempt fails.</summary>
internal sealed class TappedParser : IDocumentParser
{
    private IDocumentParser? inner;

    public Action<RawDocument> OnParsing { get; set; } = _ => { };

    public string Version => inner!.Version;

    public TappedParser Around(IDocumentParser real)
    {
        inner = real;
        return this;
    }

    public ParseOutcome Parse(RawDocument document, CancellationToken cancellationToken)
    {
        OnParsing(document);
        return inner!.Parse(document, cancellationToken);
    }
}
