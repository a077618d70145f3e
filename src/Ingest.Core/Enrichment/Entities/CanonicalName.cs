using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>Chooses the name an entity is shown by, where no table gives one: the longest, then mixed case before capitals, then the first.</summary>
internal static class CanonicalName
{
    public static string Of(EntityType type, IEnumerable<Mention> mentions)
    {
        var best = mentions
            .OrderByDescending(m => m.Words.Length)
            .ThenBy(m => m.IsAllCaps)
            .ThenByDescending(m => type == EntityType.Organization ? 0 : m.Surface.Length)
            .ThenBy(m => m.Span.FirstToken)
            .First();

        var name = Collapse(best.Surface);

        if (type == EntityType.Organization && name.StartsWith("The ", StringComparison.Ordinal))
        {
            name = name[4..];
        }

        // Datelines and shouted headlines; an organisation's capitals are mostly its acronym.
        var shouted = best.IsAllCaps && type is EntityType.Person or EntityType.Location && best.Key.Length > 3;

        return shouted && best.IsAllCaps ? TitleCase(name) : name;
    }

    private static string Collapse(string surface) =>
        string.Join(' ', surface.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace(" - ", "-", StringComparison.Ordinal);

    private static string TitleCase(string name) => string.Create(name.Length, name, static (span, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var first = i == 0 || !char.IsLetter(source[i - 1]);
            span[i] = first ? source[i] : char.ToLowerInvariant(source[i]);
        }
    });
}
