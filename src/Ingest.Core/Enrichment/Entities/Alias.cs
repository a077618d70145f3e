using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <param name="Name">The canonical name; for a nationality, the country's.</param>
/// <param name="Type">What a mention written so is; nationalities are <see cref="EntityType.Miscellaneous"/>.</param>
/// <param name="IsAcronym">Holds only where the text has capitals ("US", not "us").</param>
internal readonly record struct Alias(string Name, EntityType Type, bool IsAcronym);
