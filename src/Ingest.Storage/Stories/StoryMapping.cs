using Ingest.Core.Enrichment.Similarity;
using Ingest.Core.Stories;
using Ingest.Core.Writing;
using Ingest.Storage.Articles;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Stories;

/// <summary>Stories between their forms in the pipeline and in the tables.</summary>
internal static class StoryMapping
{
    public static ListedArticle ToListed(ArticleByDateEntity row) => new()
    {
        Id = row.ArticleId,
        Version = row.ArticleVersion,
        Date = ArticleKeys.TimeOf(row.RowKey),
        Signature = NearDuplicateSignature.FromBytes(row.Signature),
        Fingerprint = row.Fingerprint is { } fingerprint ? Convert.ToHexStringLower(fingerprint) : null,
        IsNamedByFile = row.IsNamedByFile,
        DuplicateOf = row.DuplicateOf,
        ClusterId = row.ClusterId,
        ClusterSize = row.ClusterSize ?? 0,
        Partition = row.PartitionKey,
        Revision = row.ETag.ToString(),
    };

    public static StoryEntity ToRow(string clusterId, StoryCopy copy) => new()
    {
        PartitionKey = clusterId,
        RowKey = ArticleKeys.StoryRow(copy.Date, copy.Id),
        ArticleId = copy.Id,
        ArticleVersion = copy.Version,
        FirstVersion = copy.FirstVersion,
        Date = copy.Date,
        Headline = ListText.Cut(copy.Headline),
        Publisher = ListText.Cut(copy.Publisher),
        Url = ListText.Cut(copy.Url),
        Similarity = copy.Similarity,
        IsSameText = copy.IsSameText,
        Fields = copy.Change.Fields.Count > 0 ? string.Join(' ', copy.Change.Fields) : null,
        Added = ListText.Join(copy.Change.Added),
        AddedCount = copy.Change.AddedCount,
        Removed = ListText.Join(copy.Change.Removed),
        RemovedCount = copy.Change.RemovedCount,
    };

    public static StoryCopy ToCopy(StoryEntity row) => new()
    {
        Id = row.ArticleId,
        Version = row.ArticleVersion,
        FirstVersion = row.FirstVersion,
        Date = ArticleKeys.StoryTimeOf(row.RowKey),
        Headline = row.Headline,
        Publisher = row.Publisher,
        Url = row.Url,
        Similarity = row.Similarity,
        IsSameText = row.IsSameText,
        Change = new ArticleChange
        {
            Version = row.ArticleVersion,
            At = row.Date,
            Blob = "",
            Fields = row.Fields?.Split(' ') ?? [],
            Added = ListText.Split(row.Added),
            AddedCount = row.AddedCount,
            Removed = ListText.Split(row.Removed),
            RemovedCount = row.RemovedCount,
        },
    };
}
