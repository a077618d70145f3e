using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake.Archives;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.PlainText;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Documents;

/// <summary>Word documents (Office Open XML): the paragraphs of the main part, title and author of the properties.</summary>
internal sealed class WordReader : IFormatReader
{
    /// <summary>All parts unpacked; pictures are the bulk of it and are not read.</summary>
    private const long MaxUnpackedBytes = 512L * 1024 * 1024;

    /// <summary>The text part alone; a book has some megabytes.</summary>
    private const long MaxPartBytes = 64L * 1024 * 1024;

    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.Docx];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source)
    {
        using var stream = source.Raw.Content.ToStream();

        try
        {
            CheckSize(stream);
            using var document = WordprocessingDocument.Open(stream, isEditable: false);
            return [Draft(document, source)];
        }
        catch (Exception broken) when (broken is InvalidDataException or OpenXmlPackageException or System.Xml.XmlException or IOException or InvalidOperationException or ArgumentException or FormatException or NotSupportedException or KeyNotFoundException or NullReferenceException)
        {
            // The zip or one of its parts is damaged; the library says so by whatever it runs into, and which one does not matter to ops.
            throw new DocumentException(ReasonCode.Malformed, "The Word document is damaged: " + broken.Message, broken);
        }
    }

    private static void CheckSize(MemoryStream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);

        if (zip.Entries.Sum(entry => entry.Length) > MaxUnpackedBytes || zip.Entries.Any(entry => entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && entry.Length > MaxPartBytes))
        {
            throw new DocumentException(ReasonCode.ArchiveLimit, "The Word document unpacks to more than any text document does.");
        }

        stream.Position = 0;
    }

    private static ArticleDraft Draft(WordprocessingDocument document, SourceDocument source)
    {
        var body = document.MainDocumentPart?.Document?.Body ?? throw new DocumentException(ReasonCode.Malformed, "The Word document has no main part.");
        var lines = new List<string>();
        string? title = null;

        foreach (var paragraph in body.Descendants<Paragraph>())
        {
            source.CancellationToken.ThrowIfCancellationRequested();

            if (TextCleaning.LineOrNull(string.Concat(paragraph.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>().Select(text => text.Text))) is { } line)
            {
                title ??= paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } style && style.StartsWith("Title", StringComparison.OrdinalIgnoreCase) ? line : null;
                lines.Add(line);
            }
        }

        var draft = PlainTextReader.ReadText(string.Join("\n\n", lines), source);
        var properties = document.PackageProperties;
        draft.Headline = DraftFields.Text(title, "docx:title", 0.9) ?? draft.Headline ?? DraftFields.Text(properties.Title, "docx:properties", 0.7);
        draft.Authors ??= DraftFields.People([properties.Creator], "docx:properties", 0.5);
        draft.DatePublished ??= properties.Created is { } created ? new Sourced<ArticleDate>(ArticleDate.Instant(new DateTimeOffset(DateTime.SpecifyKind(created, DateTimeKind.Utc))), "docx:properties", 0.4, Inferred: true) : null;
        draft.DateModified ??= properties.Modified is { } modified ? new Sourced<ArticleDate>(ArticleDate.Instant(new DateTimeOffset(DateTime.SpecifyKind(modified, DateTimeKind.Utc))), "docx:properties", 0.4, Inferred: true) : null;
        return draft;
    }
}
