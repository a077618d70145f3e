using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake.Archives;
using Ingest.Core.Parsing.Detection;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Formats;

namespace Ingest.Core.Parsing;

/// <summary>Finds out what a document is, has the reader of that format take its articles out, and completes their records.</summary>
public sealed class DocumentParser : IDocumentParser
{
    private static readonly Dictionary<string, IFormatReader> Readers = FormatReaders.All
        .SelectMany(reader => reader.MediaTypes, (reader, mediaType) => (reader, mediaType))
        .ToDictionary(entry => entry.mediaType, entry => entry.reader, StringComparer.Ordinal);

    private readonly ParsingOptions _options;

    public DocumentParser()
        : this(new ParsingOptions())
    {
    }

    public DocumentParser(ParsingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <inheritdoc/>
    public string Version => ParserVersion.Current;

    /// <inheritdoc/>
    public ParseOutcome Parse(RawDocument document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.MaxTime);

        try
        {
            return Read(document, limit.Token);
        }
        catch (DocumentException rejection)
        {
            return ParseOutcome.Rejected(document.EntryPath, rejection.Reason, rejection.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The document's own time limit, not a shutdown.
            return ParseOutcome.Rejected(document.EntryPath, ReasonCode.TooSlow, $"Reading took longer than {_options.MaxTime.TotalSeconds:0} seconds.");
        }
    }

    private ParseOutcome Read(RawDocument document, CancellationToken cancellationToken)
    {
        if (document.Content.IsEmpty)
        {
            throw new DocumentException(ReasonCode.Empty, "The document has no bytes.");
        }

        var name = ContainerDetector.WithoutCompression(document.EntryPath.Length > 0 ? document.EntryPath : document.Blob);
        var mediaType = MediaTypeDetector.Detect(document.Content.Span, name);

        if (!Readers.TryGetValue(mediaType, out var reader))
        {
            throw new DocumentException(ReasonCode.UnknownFormat, UnreadableFormats.Describe(mediaType));
        }

        var source = new SourceDocument(document, mediaType, _options, cancellationToken);
        var drafts = reader.Read(source);
        return Assemble(drafts, source);
    }

    /// <summary>One bad item of a feed does not sink the others.</summary>
    private static ParseOutcome Assemble(IReadOnlyList<ArticleDraft> drafts, SourceDocument source)
    {
        var articles = new List<Article>(drafts.Count);
        var rejections = new List<Rejection>();

        foreach (var draft in drafts)
        {
            source.CancellationToken.ThrowIfCancellationRequested();

            try
            {
                articles.Add(ArticleAssembler.Assemble(draft, source));
            }
            catch (DocumentException rejection)
            {
                rejections.Add(new Rejection { EntryPath = source.Raw.EntryPath + draft.EntryPath, Reason = rejection.Reason, Detail = rejection.Message });
            }
        }

        return articles.Count + rejections.Count > 0
            ? new ParseOutcome { Articles = articles, Rejections = rejections }
            : throw new DocumentException(ReasonCode.NotAnArticle, $"The document was read as {source.MediaType} and holds no article.");
    }
}
