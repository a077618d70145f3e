using Ingest.Core.Articles;

namespace Ingest.Core.Parsing;

/// <summary>What the dropper knew: blob metadata in storage, <c>&lt;file&gt;.meta.json</c> beside a file. Evidence for the fields of these names.</summary>
public sealed record DropMetadata
{
    public static readonly DropMetadata None = new();

    public string? Url { get; init; }

    public string? Publisher { get; init; }

    /// <summary>When the page was fetched, by whoever dropped it.</summary>
    public DateTimeOffset? Retrieved { get; init; }

    /// <summary>The publication date; honoured by <c>ingest annotate</c>, evidence for <c>datePublished</c> elsewhere.</summary>
    public ArticleDate? DatePublished { get; init; }

    /// <summary>What an archive says of one entry goes before what the dropper said of the whole archive.</summary>
    public DropMetadata Or(DropMetadata other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new DropMetadata { Url = Url ?? other.Url, Publisher = Publisher ?? other.Publisher, Retrieved = Retrieved ?? other.Retrieved, DatePublished = DatePublished ?? other.DatePublished };
    }
}
