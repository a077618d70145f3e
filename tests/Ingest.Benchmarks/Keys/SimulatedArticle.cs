namespace Ingest.Benchmarks.Keys;

/// <param name="Written">When it was ingested.</param>
/// <param name="Date">Its own date.</param>
/// <param name="Entities">Ranks of the names in it, each once.</param>
/// <param name="Quotes">For each quote, the rank of its speaker.</param>
public sealed record SimulatedArticle(string Id, DateTimeOffset Written, DateTimeOffset Date, IReadOnlyList<int> Entities, IReadOnlyList<int> Quotes);
