using Ingest.Core.Articles;
using Ingest.Core.Enrichment.Text;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>
/// Groups the mentions of one text into entities: aliases by table, people by last name, organisations by acronym and short form,
/// everything else by equal names. Keys depend on type and name alone, so they are the same in every article.
/// </summary>
internal sealed class EntityLinker(NameMatches matches)
{
    public IReadOnlyList<Entity> Link(TokenView tokens, IReadOnlyList<EntitySpan> spans)
    {
        var mentions = spans.Select(s => NewMention(tokens, s)).Where(m => m.Key.Length > 0).ToArray();
        var clusters = new Clusters();

        foreach (var mention in mentions)
        {
            if (mention.Type != EntityType.Person && Alias(tokens, mention) is { } alias)
            {
                clusters.AddTo(mention, NameKey.Fold(alias.Name), alias.Name);
            }
        }

        OrganizationLinker.Link(tokens, mentions, clusters);
        PersonLinker.Link(mentions, clusters);

        foreach (var mention in mentions.Where(m => m.Cluster is null))
        {
            clusters.AddTo(mention, mention.Key, name: null);
        }

        RoleFinder.Find(tokens, mentions);

        return Entities(tokens.Text, mentions);
    }

    private Alias? Alias(TokenView tokens, Mention mention) =>
        matches.Alias(tokens, mention.Span.FirstToken, mention.Span.EndToken, mention.Type);

    private static Mention NewMention(TokenView tokens, EntitySpan span)
    {
        var surface = tokens.Surface(span.FirstToken, span.EndToken);
        var key = NameKey.Fold(surface);

        if (span.Type == EntityType.Organization && key.StartsWith("the ", StringComparison.Ordinal))
        {
            key = key[4..];
        }

        return new Mention(span, surface, key.Split(' ', StringSplitOptions.RemoveEmptyEntries), key);
    }

    private static List<Entity> Entities(AnalyzedText text, Mention[] mentions)
    {
        var entities = new List<Entity>();

        foreach (var group in mentions.GroupBy(m => m.Cluster!))
        {
            var cluster = group.Key;
            var name = cluster.Name ?? CanonicalName.Of(cluster.Type, group);

            entities.Add(new Entity
            {
                Id = Prefix(cluster.Type) + NameKey.Fold(name),
                Type = cluster.Type,
                Name = name,
                Role = cluster.Role,
                Mentions = [.. group.Select(m => ToRecord(text, m.Span))],
            });
        }

        return MergeEqualIds(entities);
    }

    /// <summary>Two clusters can end with one canonical name; readers expect one entity a key.</summary>
    private static List<Entity> MergeEqualIds(List<Entity> entities) => [.. entities.GroupBy(e => e.Id, StringComparer.Ordinal).Select(g => g.Count() == 1
        ? g.First()
        : g.First() with
        {
            Role = g.Select(e => e.Role).FirstOrDefault(r => r is not null),
            Mentions = [.. g.SelectMany(e => e.Mentions).OrderBy(m => m.Start)],
        })];

    private static EntityMention ToRecord(AnalyzedText text, EntitySpan span)
    {
        var start = text.Tokens[span.FirstToken].Start;
        var end = text.Tokens[span.EndToken - 1].End;

        return new EntityMention(start, end, text.ParagraphAt(start), text.Value[start..end]);
    }

    private static string Prefix(EntityType type) => type switch
    {
        EntityType.Person => "PERSON:",
        EntityType.Organization => "ORG:",
        EntityType.Location => "LOC:",
        _ => "MISC:",
    };
}
