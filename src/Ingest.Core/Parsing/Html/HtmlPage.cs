using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Formats;

namespace Ingest.Core.Parsing.Html;

/// <summary>A parsed page with the evidence that the field readers share. No script runs and nothing is fetched.</summary>
internal sealed class HtmlPage
{
    /// <summary>Formatting elements that a page may make a tree builder open again; old pages with unclosed tags reach some thousands.</summary>
    private const int MaxReopened = 500_000;

    private HtmlPage(IDocument document, CancellationToken cancellationToken)
    {
        Document = document;
        Meta = new MetaTags(document);
        Structured = JsonLdReader.Read(document) ?? new StructuredArticle();
        Tree = PageTree.Of(document.Body ?? document.DocumentElement, cancellationToken);
        Tree.Host = Uri.TryCreate(Meta.First("link:canonical", "og:url")?.Value, UriKind.Absolute, out var address) ? Site(address.Host) : null;
    }

    public IDocument Document { get; }

    public MetaTags Meta { get; }

    /// <summary>JSON-LD; empty where the page has none.</summary>
    public StructuredArticle Structured { get; }

    public PageTree Tree { get; }

    public string? Language => Meta.First("og:locale")?.Value.Replace('_', '-') is { } locale && Document.DocumentElement.GetAttribute("lang") is null ? locale : Document.DocumentElement.GetAttribute("lang") ?? Structured.Language;

    /// <summary>The last two labels of a host: blog.mail.example and www.mail.example are one site.</summary>
    private static string Site(string host) => string.Join('.', host.Split('.').TakeLast(2));

    public static HtmlPage Parse(string html, SourceDocument source)
    {
        var parsed = html.Length <= source.Options.MaxCharacters ? html : html[..source.Options.MaxCharacters];
        var depth = HtmlDepth.Of(parsed, source.Options.MaxHtmlDepth);

        if (depth > source.Options.MaxHtmlDepth)
        {
            throw new DocumentException(ReasonCode.Malformed, $"The page opens more than {source.Options.MaxHtmlDepth} elements inside each other; no article does.");
        }

        if (FormattingCost.Of(parsed, MaxReopened) > MaxReopened)
        {
            throw new DocumentException(ReasonCode.Malformed, $"The page leaves so many formatting elements open that its paragraphs would open more than {MaxReopened} of them again; no article does.");
        }

        return new HtmlPage(Build(parsed, source.CancellationToken), source.CancellationToken);
    }

    /// <summary>The tree builder takes no token that it looks at, so each new element does.</summary>
    private static IHtmlDocument Build(string html, CancellationToken cancellationToken) =>
        new HtmlParser(new HtmlParserOptions { IsScripting = false, OnCreated = (_, _) => cancellationToken.ThrowIfCancellationRequested() }).ParseDocument(html);
}
