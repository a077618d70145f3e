using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <param name="Entities">Entities in the order of their first mention; mentions do not overlap.</param>
/// <param name="Coverage"><c>full</c>, or <c>patterns</c> where the tagger does not know the text's language.</param>
public sealed record EntityAnnotations(IReadOnlyList<Entity> Entities, string Coverage);
