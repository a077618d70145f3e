using Azure.Data.Tables;
using Ingest.Tables.Keys;

namespace Ingest.Tables.Rows;

/// <summary>Row of Articles for one change of an article: what a new version changed in what readers had seen.</summary>
public sealed class ArticleChangeEntity
{
    public required string ArticleId { get; init; }

    /// <summary>The version that the change made.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the dropped blob that the new version came from.</summary>
    public required string Blob { get; init; }

    /// <summary>Record fields other than the body that differ, separated by spaces.</summary>
    public string? Fields { get; init; }

    /// <summary>The headline before; null where it stayed.</summary>
    public string? HeadlineBefore { get; init; }

    /// <summary>JSON array of paragraphs that came, cut.</summary>
    public string? Added { get; init; }

    public int AddedCount { get; init; }

    /// <summary>JSON array of paragraphs that went, cut.</summary>
    public string? Removed { get; init; }

    public int RemovedCount { get; init; }

    public TableEntity ToTableEntity()
    {
        var entity = new TableEntity(ArticleId, ArticleKeys.ChangeRow(Version))
        {
            [nameof(Version)] = Version,
            [nameof(At)] = At,
            [nameof(Blob)] = Blob,
            [nameof(AddedCount)] = AddedCount,
            [nameof(RemovedCount)] = RemovedCount,
        };
        entity.SetCut(nameof(Fields), Fields);
        entity.SetCut(nameof(HeadlineBefore), HeadlineBefore);
        entity.SetCut(nameof(Added), Added);
        entity.SetCut(nameof(Removed), Removed);
        return entity;
    }

    public static ArticleChangeEntity From(TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);

        return new ArticleChangeEntity
        {
            ArticleId = entity.PartitionKey,
            Version = entity.GetInt32(nameof(Version)) ?? 0,
            At = entity.GetDateTimeOffset(nameof(At)) ?? default,
            Blob = entity.GetString(nameof(Blob)) ?? "",
            Fields = entity.GetString(nameof(Fields)),
            HeadlineBefore = entity.GetString(nameof(HeadlineBefore)),
            Added = entity.GetString(nameof(Added)),
            AddedCount = entity.GetInt32(nameof(AddedCount)) ?? 0,
            Removed = entity.GetString(nameof(Removed)),
            RemovedCount = entity.GetInt32(nameof(RemovedCount)) ?? 0,
        };
    }
}
