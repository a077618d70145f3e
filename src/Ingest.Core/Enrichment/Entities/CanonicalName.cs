using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>Chooses the name an entity is shown by, where no table gives one: the longest, then mixed case before capitals, then the first.</summary>
internal static class CanonicalName
{
    /// <param name="first">The entity's first mention, which leads to the others.</param>
    public static string Of(Mention first)
    {
        var best = first;

        for (var mention = first.Next; mention is not null; mention = mention.Next)
        {
            best = IsBetter(mention, best) ? mention : best;
        }

        var name = Collapse(best.Surface);

        if (best.Type == EntityType.Organization && name.StartsWith("The ", StringComparison.Ordinal))
        {
            name = name[4..];
        }

        // Datelines and shouted headlines; an organisation's capitals are mostly its acronym.
        var shouted = best.IsAllCaps && best.Type is EntityType.Person or EntityType.Location && best.Key.Length > 3;

        return shouted && best.IsAllCaps ? TitleCase(name) : name;
    }

    private static bool IsBetter(Mention mention, Mention best)
    {
        if (mention.Words.Length != best.Words.Length)
        {
            return mention.Words.Length > best.Words.Length;
        }

        if (mention.IsAllCaps != best.IsAllCaps)
        {
            return best.IsAllCaps;
        }

        return mention.Type != EntityType.Organization && mention.Surface.Length > best.Surface.Length;
    }

    /// <summary>One space where the text has any white space; "Covid - 19" of text that was tokenised before is "Covid-19".</summary>
    private static string Collapse(string surface)
    {
        var spaces = 0;
        var plain = true;

        foreach (var c in surface)
        {
            spaces = char.IsWhiteSpace(c) ? spaces + 1 : 0;
            plain &= spaces == 0 || (spaces == 1 && c == ' ');
        }

        return plain && !surface.Contains(" - ", StringComparison.Ordinal)
            ? surface
            : string.Join(' ', surface.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" - ", "-", StringComparison.Ordinal);
    }

    private static string TitleCase(string name) => string.Create(name.Length, name, static (span, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var first = i == 0 || !char.IsLetter(source[i - 1]);
            span[i] = first ? source[i] : char.ToLowerInvariant(source[i]);
        }
    });
}
