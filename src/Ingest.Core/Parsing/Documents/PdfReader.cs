using System.Text;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.PlainText;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Ingest.Core.Parsing.Documents;

/// <summary>PDF with a text layer: text in content order, page by page; title, author and day of the document information.</summary>
internal sealed class PdfReader : IFormatReader
{
    /// <summary>No article is longer; books and reports are cut here.</summary>
    private const int MaxPages = 200;

    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.Pdf];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source)
    {
        try
        {
            var bounds = new PdfFilterBounds(source.CancellationToken);
            using var pdf = PdfDocument.Open(source.Raw.Content.ToArray(), new UglyToad.PdfPig.ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = bounds });
            return [Draft(pdf, bounds, source)];
        }
        catch (PdfDocumentEncryptedException encrypted)
        {
            throw new DocumentException(ReasonCode.Encrypted, "The PDF needs a password.", encrypted);
        }
        catch (Exception broken) when (broken is PdfDocumentFormatException or InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException or KeyNotFoundException or NotSupportedException or InvalidDataException or NullReferenceException or InvalidCastException or OverflowException)
        {
            // The library reports damage by whatever it runs into; none of these is a fault of this code.
            throw new DocumentException(ReasonCode.Malformed, "The PDF is damaged: " + broken.Message, broken);
        }
    }

    private static ArticleDraft Draft(PdfDocument pdf, PdfFilterBounds bounds, SourceDocument source)
    {
        var text = new StringBuilder();

        for (var page = 1; page <= Math.Min(pdf.NumberOfPages, MaxPages) && text.Length < source.Options.MaxCharacters; page++)
        {
            source.CancellationToken.ThrowIfCancellationRequested();
            bounds.StartPage();
            text.Append(ContentOrderTextExtractor.GetText(pdf.GetPage(page), addDoubleNewline: true)).Append("\n\n");
        }

        var draft = PlainTextReader.ReadText(text.ToString(), source);
        var information = pdf.Information;
        draft.Headline ??= DraftFields.Text(information.Title, "pdf:information", 0.6);
        draft.Authors ??= DraftFields.People([information.Author], "pdf:information", 0.5);
        // D:20241028051200+01'00' (ISO 32000-1, 7.9.4).
        draft.DatePublished ??= FieldDates.Read(information.CreationDate is { Length: >= 10 } created && created.StartsWith("D:", StringComparison.Ordinal) ? created[2..10] : null, "pdf:information", 0.4, DateHints.None);
        return draft;
    }
}
