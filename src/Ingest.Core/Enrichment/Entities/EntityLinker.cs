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
        var mentions = Mentions(tokens, spans);
        var clusters = new Clusters();

        foreach (var mention in mentions)
        {
            if (mention.Type != EntityType.Person && Alias(tokens, mention) is { } alias)
            {
                clusters.AddTo(mention, KeyOf(alias, mention), alias.Name);
            }
        }

        OrganizationLinker.Link(tokens, mentions, clusters);
        PersonLinker.Link(mentions, clusters);

        foreach (var mention in mentions)
        {
            if (mention.Cluster is null)
            {
                clusters.AddTo(mention, mention.Key, name: null);
            }
        }

        RoleFinder.Find(tokens, mentions);

        return Entities(tokens.Text, mentions, clusters.Count);
    }

    private Alias? Alias(TokenView tokens, Mention mention) =>
        matches.Alias(tokens, mention.Span.FirstToken, mention.Span.EndToken, mention.Type);

    /// <summary>The folded canonical name, which most mentions have folded already.</summary>
    private static string KeyOf(Alias alias, Mention mention) =>
        alias.Name == mention.Surface && mention.Key.Length == mention.Surface.Length ? mention.Key : NameKey.Fold(alias.Name);

    private static List<Mention> Mentions(TokenView tokens, IReadOnlyList<EntitySpan> spans)
    {
        var mentions = new List<Mention>(spans.Count);
        var names = new MentionNames(spans.Count);

        foreach (var span in spans)
        {
            var name = names[tokens.SurfaceSpan(span.FirstToken, span.EndToken), span.Type];

            if (name.Key.Length > 0)
            {
                mentions.Add(new Mention(span, name));
            }
        }

        return mentions;
    }

    private static List<Entity> Entities(AnalyzedText text, List<Mention> mentions, int count)
    {
        Chain(mentions);

        var entities = new List<Entity>(count);

        foreach (var mention in mentions)
        {
            var cluster = mention.Cluster!;

            if (cluster.First != mention)
            {
                continue;
            }

            var name = cluster.Name ?? CanonicalName.Of(mention);

            entities.Add(new Entity
            {
                Id = NameKey.Fold(name, Prefix(cluster.Type)),
                Type = cluster.Type,
                Name = name,
                Role = cluster.Role,
                Mentions = Records(text, mention),
            });
        }

        return MergeEqualIds(entities);
    }

    /// <summary>Makes a chain of the mentions of each entity, in their order.</summary>
    private static void Chain(List<Mention> mentions)
    {
        for (var i = mentions.Count - 1; i >= 0; i--)
        {
            mentions[i].Next = mentions[i].Cluster!.First;
            mentions[i].Cluster!.First = mentions[i];
        }
    }

    private static EntityMention[] Records(AnalyzedText text, Mention first)
    {
        var count = 0;

        for (var mention = first; mention is not null; mention = mention.Next)
        {
            count++;
        }

        var records = new EntityMention[count];
        var next = 0;

        for (var mention = first; mention is not null; mention = mention.Next)
        {
            var start = text.Tokens[mention.Span.FirstToken].Start;

            records[next++] = new EntityMention(start, text.Tokens[mention.Span.EndToken - 1].End, text.ParagraphAt(start), mention.Surface);
        }

        return records;
    }

    /// <summary>Two clusters can end with one canonical name; readers expect one entity a key.</summary>
    private static List<Entity> MergeEqualIds(List<Entity> entities)
    {
        var ids = new HashSet<string>(entities.Count, StringComparer.Ordinal);

        if (entities.TrueForAll(e => ids.Add(e.Id)))
        {
            return entities;
        }

        return [.. entities.GroupBy(e => e.Id, StringComparer.Ordinal).Select(g => g.Count() == 1
            ? g.First()
            : g.First() with
            {
                Role = g.Select(e => e.Role).FirstOrDefault(r => r is not null),
                Mentions = [.. g.SelectMany(e => e.Mentions).OrderBy(m => m.Start)],
            })];
    }

    private static string Prefix(EntityType type) => type switch
    {
        EntityType.Person => "PERSON:",
        EntityType.Organization => "ORG:",
        EntityType.Location => "LOC:",
        _ => "MISC:",
    };
}
