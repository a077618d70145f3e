using Ingest.Core.Articles;

namespace Ingest.Core.Enrichment.Entities;

/// <summary>The clusters of one text, by type and folded name, in the order in which they were found.</summary>
internal sealed class Clusters
{
    private readonly Dictionary<(EntityType Type, string Key), Cluster> _byKey = [];

    public int Count => _byKey.Count;

    public Cluster AddTo(Mention mention, string key, string? name)
    {
        if (!_byKey.TryGetValue((mention.Type, key), out var cluster))
        {
            cluster = new Cluster(mention.Type, key, mention.Words) { Name = name };
            _byKey.Add((mention.Type, key), cluster);
        }

        cluster.Add(mention);
        return cluster;
    }

    public Cluster? Find(EntityType type, string key) => _byKey.GetValueOrDefault((type, key));
}
