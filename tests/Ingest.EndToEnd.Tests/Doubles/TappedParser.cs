using Ingest.Core.Parsing;

namespace Ingest.EndToEnd.Tests.Doubles;

/// <summary>The real parser, before which something else may happen: a blob changes, or the attempt fails.</summary>
internal sealed class TappedParser : IDocumentParser
{
    private IDocumentParser? _inner;

    public Action<RawDocument> OnParsing { get; set; } = _ => { };

    /// <summary>What a newer build appends to its version.</summary>
    public string Build { get; set; } = "";

    public string Version => _inner!.Version + Build;

    public TappedParser Around(IDocumentParser real)
    {
        _inner = real;
        return this;
    }

    public ParseOutcome Parse(RawDocument document, CancellationToken cancellationToken)
    {
        OnParsing(document);
        var outcome = _inner!.Parse(document, cancellationToken);
        return Build.Length == 0 ? outcome : outcome with { Articles = [.. outcome.Articles.Select(article => article with { Provenance = article.Provenance with { ParserVersion = Version } })] };
    }
}
