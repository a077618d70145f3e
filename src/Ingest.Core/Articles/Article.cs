using System.Text.Json.Serialization;

namespace Ingest.Core.Articles;

/// <summary>
/// One article, from the parser (identity, text, fields, provenance) and, once <see cref="EnricherVersion"/> is set, from the
/// enricher (annotations). JSON names follow schema.org <c>NewsArticle</c>, and IPTC ninjs where that has no word.
/// </summary>
/// <remarks>
/// Offsets of annotations are UTF-16 code units into <see cref="ArticleBody.Text(IReadOnlyList{string})"/>: the paragraphs of
/// <see cref="Body"/> joined by a blank line.
/// </remarks>
public sealed record Article
{
    /// <summary>The source of an abstract that was taken from the text, in <see cref="Provenance.Fields"/>.</summary>
    public const string ExtractiveSource = "enrich:extractive";

    /// <summary>Name of <see cref="Abstract"/> in <see cref="Provenance.Fields"/>.</summary>
    public const string AbstractField = "abstract";

    /// <summary>See <see cref="ArticleId"/>.</summary>
    public required string Id { get; init; }

    public string? Headline { get; init; }

    /// <summary>The dek: the line below the headline.</summary>
    public string? AlternativeHeadline { get; init; }

    /// <summary>
    /// The source's own abstract; else sentences of the text, which <see cref="Provenance.Fields"/> marks with the source
    /// <see cref="ExtractiveSource"/>.
    /// </summary>
    public string? Abstract { get; init; }

    /// <summary>People only; a wire service goes to <see cref="SourceOrganization"/>.</summary>
    public IReadOnlyList<Author> Authors { get; init; } = [];

    /// <summary>People of a "contributed to this report" line.</summary>
    public IReadOnlyList<Contributor> Contributors { get; init; } = [];

    public string? Publisher { get; init; }

    /// <summary>The agency the text came from ("Reuters"), where it is not the publisher.</summary>
    public string? SourceOrganization { get; init; }

    public ArticleDate? DatePublished { get; init; }

    public ArticleDate? DateModified { get; init; }

    /// <summary>The place line a wire story starts with ("PARIS, March 3"), as written, without the agency.</summary>
    public string? Dateline { get; init; }

    /// <summary>The paragraphs in reading order: text, subheads, list items and block quotes; no captions, credits or bylines.</summary>
    public IReadOnlyList<string> Body { get; init; } = [];

    public IReadOnlyList<ArticleImage> Images { get; init; } = [];

    /// <summary>The source's own keywords, as given.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    public string? Section { get; init; }

    /// <summary>BCP 47 tag of the body's language, for example <c>en</c>; null where the text is too short to tell. How sure it is, stands in <see cref="Provenance.Fields"/>.</summary>
    public string? Language { get; init; }

    /// <summary>The canonical URL as the document or its dropper gave it; never fetched.</summary>
    public string? Url { get; init; }

    public bool? IsAccessibleForFree { get; init; }

    /// <summary>The name and the words are those of ninjs; null where the format has no such statement. A canceled record may have no text.</summary>
    public PublicationStatus? PubStatus { get; init; }

    /// <summary>Whether the source says that the article must not be shown: the tables then keep its id and nothing that it says.</summary>
    [JsonIgnore]
    public bool IsRetracted => PubStatus is PublicationStatus.Withheld or PublicationStatus.Canceled;

    public required Provenance Provenance { get; init; }

    public IReadOnlyList<Entity> Entities { get; init; } = [];

    public IReadOnlyList<Quote> Quotes { get; init; } = [];

    public IReadOnlyList<DateMention> Dates { get; init; } = [];

    public IReadOnlyList<Quantity> Quantities { get; init; } = [];

    /// <summary>Key phrases found in the text, best first; the source's own stay in <see cref="Keywords"/>.</summary>
    public IReadOnlyList<string> KeyPhrases { get; init; } = [];

    public int WordCount { get; init; }

    /// <summary>Minutes, at 238 words a minute (Brysbaert 2019, silent reading of English non-fiction), rounded up.</summary>
    public int ReadingTime { get; init; }

    /// <summary>SHA-256 over the normalised headline and body, lower-case hex: equal for copies of one text.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Written form of <c>NearDuplicateSignature</c>; null where the text is too short to compare.</summary>
    public string? Signature { get; init; }

    /// <summary>The id of the first article that carried the same story; null until near-duplicates have been looked up.</summary>
    public string? ClusterId { get; init; }

    /// <summary>The id of the article that stands for this one, because it has the same text and this one has no URL; null where it stands for itself.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>Whether the id comes from the file's name, because the document has neither a URL nor an identifier.</summary>
    [JsonIgnore]
    public bool IsNamedByFile => Id == ArticleId.For(canonicalUrl: null, Provenance.Blob, Provenance.EntryPath);

    /// <summary>Which passes ran: <c>full</c> for English, <c>patterns</c> where the tagger does not know the language.</summary>
    public string? EnrichmentCoverage { get; init; }

    public string? EnricherVersion { get; init; }

    /// <summary>The article as the parser gave it.</summary>
    public Article WithoutAnnotations()
    {
        var isExtract = Provenance.Fields.TryGetValue(AbstractField, out var evidence) && evidence.Source == ExtractiveSource;
        return this with
        {
            Abstract = isExtract ? null : Abstract,
            Provenance = isExtract ? Provenance with { Fields = Provenance.Fields.Where(field => field.Key != AbstractField).ToDictionary() } : Provenance,
            Entities = [],
            Quotes = [],
            Dates = [],
            Quantities = [],
            KeyPhrases = [],
            WordCount = 0,
            ReadingTime = 0,
            Fingerprint = null,
            Signature = null,
            ClusterId = null,
            DuplicateOf = null,
            EnrichmentCoverage = null,
            EnricherVersion = null,
        };
    }
}
