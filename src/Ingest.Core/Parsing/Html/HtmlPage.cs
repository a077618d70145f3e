using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Formats;

namespace Ingest.Core.Parsing.Html;

/// <summary>A parsed page with the evidence that the field readers share. No script runs and nothing is fetched.</summary>
internal sealed class HtmlPage
{
    private HtmlPage(IDocument document)
    {
        Document = document;
        Meta = new MetaTags(document);
        Structured = JsonLdReader.Read(document) ?? new StructuredArticle();
        Tree = PageTree.Of(document.Body ?? document.DocumentElement);
    }

    public IDocument Document { get; }

    public MetaTags Meta { get; }

    /// <summary>JSON-LD; empty where the page has none.</summary>
    public StructuredArticle Structured { get; }

    public PageTree Tree { get; }

    public string? Language => Meta.First("og:locale")?.Value.Replace('_', '-') is { } locale && Document.DocumentElement.GetAttribute("lang") is null ? locale : Document.DocumentElement.GetAttribute("lang") ?? Structured.Language;

    public static HtmlPage Parse(string html, SourceDocument source)
    {
        var parsed = html.Length <= source.Options.MaxCharacters ? html : html[..source.Options.MaxCharacters];
        var depth = HtmlDepth.Of(parsed, source.Options.MaxHtmlDepth);

        if (depth > source.Options.MaxHtmlDepth)
        {
            throw new DocumentException(ReasonCode.Malformed, $"The page opens more than {source.Options.MaxHtmlDepth} elements inside each other; no article does.");
        }

        source.CancellationToken.ThrowIfCancellationRequested();
        return new HtmlPage(new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(parsed));
    }
}
