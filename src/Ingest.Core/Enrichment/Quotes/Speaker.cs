namespace Ingest.Core.Enrichment.Quotes;

/// <param name="Name">Canonical name, or the phrase as written for somebody unnamed.</param>
/// <param name="EntityId">Id of the entity, where it is one.</param>
/// <param name="Start">The mention that the attribution rests on.</param>
/// <param name="End">Its end, exclusive.</param>
/// <param name="IsPerson">Whether "he" or "she" can mean it.</param>
internal sealed record Speaker(string Name, string? EntityId, int Start, int End, bool IsPerson);
