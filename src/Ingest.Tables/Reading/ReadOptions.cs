namespace Ingest.Tables.Reading;

/// <summary>What part of an answer is wanted, and in what portions.</summary>
public sealed record ReadOptions
{
    /// <summary>The oldest date of an article that is wanted; null reads to the oldest.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Articles dated before this; null starts with the newest, one dated in the future included.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>
    /// Rows that were written at or after this time of the service (<c>Timestamp</c>), whatever the date of their article: how to ask what is new since
    /// one looked last. The service looks through all rows of the range and sends these.
    /// </summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>Where to go on: what <see cref="RowPage{TRow}.Continuation"/> gave, in this process or another. The other options stay as they were.</summary>
    public string? Continuation { get; init; }

    /// <summary>
    /// Rows in a page, and (with one more, to know whether there is a next page) in the answer to one request; null takes 1,000, the most that the service
    /// gives, which is the cheapest.
    /// </summary>
    public int? PageSize { get; init; }

    /// <summary>The layout as <see cref="ArticleReader.GetLayoutAsync"/> gave it shortly before: for several questions in a row, none of which then asks for it again. Null asks.</summary>
    public TableLayout? Layout { get; init; }
}
