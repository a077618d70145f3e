using System.Security.Cryptography;
using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.Languages;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Drafts;

/// <summary>Completes a draft to a record: evidence from the dropper, language, identity, provenance, clean text.</summary>
internal static class ArticleAssembler
{
    private const double DropConfidence = 0.9;

    public static Article Assemble(ArticleDraft draft, SourceDocument source)
    {
        var raw = source.Raw;
        var body = Body(draft);
        CompleteFromDrop(draft, raw.Metadata);
        draft.Language = Language(draft, body);
        var entryPath = raw.EntryPath + draft.EntryPath;
        var url = Url(draft);

        return new Article
        {
            Id = ArticleId.For(url, draft.Identifier?.Trim(), raw.Blob, entryPath),
            Headline = Clean(draft.Headline),
            AlternativeHeadline = Clean(draft.AlternativeHeadline),
            Abstract = Clean(draft.Abstract),
            Authors = draft.Authors?.Value ?? [],
            Contributors = draft.Contributors?.Value ?? [],
            Publisher = Clean(draft.Publisher),
            SourceOrganization = Clean(draft.SourceOrganization),
            DatePublished = draft.DatePublished?.Value,
            DateModified = draft.DateModified?.Value,
            Dateline = Clean(draft.Dateline),
            Body = body,
            Images = draft.Images?.Value ?? [],
            Keywords = draft.Keywords?.Value ?? [],
            Section = Clean(draft.Section),
            Language = draft.Language?.Value,
            Url = url,
            IsAccessibleForFree = draft.IsAccessibleForFree?.Value,
            PubStatus = draft.PubStatus?.Value,
            Provenance = Provenance(draft, source, entryPath),
        };
    }

    private static List<string> Body(ArticleDraft draft)
    {
        var paragraphs = draft.Body?.Value.Select(paragraph => TextCleaning.Line(paragraph)).Where(paragraph => paragraph.Length > 0).ToList() ?? [];

        // A retraction names an earlier item and need not repeat its text.
        if (draft.PubStatus?.Value is not (PublicationStatus.Canceled or PublicationStatus.Withheld) && !paragraphs.Exists(paragraph => TextMeasure.HasLetterOrDigit(paragraph)) && !TextMeasure.HasLetterOrDigit(draft.Headline?.Value ?? ""))
        {
            throw new DocumentException(ReasonCode.NoText, "The document holds neither a headline nor a paragraph with a letter or digit in it.");
        }

        return RepeatedText.Without(paragraphs, draft.Removed);
    }

    private static void CompleteFromDrop(ArticleDraft draft, DropMetadata metadata)
    {
        draft.Url ??= metadata.Url is { } url ? new Sourced<string>(url, "drop:metadata", DropConfidence) : null;
        draft.Publisher ??= metadata.Publisher is { } publisher ? new Sourced<string>(publisher, "drop:metadata", DropConfidence) : null;
        draft.DatePublished ??= metadata.DatePublished is { } date ? new Sourced<ArticleDate>(date, "drop:metadata", DropConfidence) : null;
    }

    private static Sourced<string>? Language(ArticleDraft draft, List<string> body)
    {
        var detected = LanguageDetector.Detect(body.Count > 0 ? body : [draft.Headline?.Value ?? ""]);
        var declared = draft.Language;

        if (detected is null || declared is null)
        {
            return detected ?? declared;
        }

        if (declared.Value.Split('-')[0].Equals(detected.Value.Split('-')[0], StringComparison.OrdinalIgnoreCase))
        {
            return declared with { Value = detected.Value, Confidence = Math.Max(declared.Confidence, detected.Confidence) };
        }

        // A declaration is often the template's: where they differ, the surer of the two counts.
        var isDeclared = detected.Source != "text:script" && (detected.Confidence < declared.Confidence || CloseLanguages.Are(declared.Value, detected.Value));
        return isDeclared ? declared : detected;
    }

    private static string? Url(ArticleDraft draft)
    {
        if (draft.Url is not null && CanonicalUrl.Normalize(draft.Url.Value) is null)
        {
            draft.Url = null;
        }

        return draft.Url?.Value.Trim();
    }

    private static string? Clean(Sourced<string>? field) => TextCleaning.LineOrNull(field?.Value);

    private static Provenance Provenance(ArticleDraft draft, SourceDocument source, string entryPath) => new()
    {
        Blob = source.Raw.Blob,
        ETag = source.Raw.ETag,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(source.Raw.Content.Span)),
        EntryPath = entryPath,
        MediaType = source.MediaType,
        ParserVersion = ParserVersion.Current,
        Fields = DraftEvidence.Of(draft),
        Removed = draft.Removed,
    };
}
