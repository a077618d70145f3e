using Ingest.Tables.Rows;

namespace Ingest.Tables.Reading;

/// <summary>One article that mentions several entities.</summary>
/// <param name="Entities">The row of each entity that was asked for, in that order.</param>
public sealed record CoOccurrence(IReadOnlyList<ArticleByEntityEntity> Entities)
{
    public string ArticleId => Entities[0].ArticleId;

    public DateTimeOffset Date => Entities[0].Date;

    public string? Headline => Entities[0].Headline;

    public string? Publisher => Entities[0].Publisher;
}
