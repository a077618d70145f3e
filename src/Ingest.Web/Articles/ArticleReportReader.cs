using Ingest.Core.Writing;
using Ingest.Tables.Reading;
using Ingest.Tables.Rows;
using Ingest.Web.Drops;

namespace Ingest.Web.Articles;

/// <summary>Reads one article: its record, its changes, its copies, and what the ledger says of its file.</summary>
public sealed class ArticleReportReader(IArticleStore articles, ArticleReader reader, DropReportReader drops)
{
    private const int MaxChanges = 50;
    private const int MaxCopies = 100;

    public async Task<ArticleReport?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var changes = articles.HistoryAsync(id, cancellationToken).Take(MaxChanges).ToListAsync(cancellationToken);

        if (await articles.FindAsync(id, cancellationToken) is not { } stored)
        {
            await changes;
            return null;
        }

        var drop = drops.FindAsync(stored.Blob, cancellationToken);
        List<StoryArticle> story = stored.Article.ClusterId is { } cluster
            ? await reader.StoryAsync(cluster, MaxCopies, cancellationToken).Take(MaxCopies).Select(Copy).ToListAsync(cancellationToken)
            : [];
        return new ArticleReport
        {
            Article = stored.Article,
            Version = stored.Version,
            FirstSeen = stored.FirstSeen,
            LastChanged = stored.LastChanged,
            Changes = await changes,
            Story = story,
            Drop = await drop,
        };
    }

    private static StoryArticle Copy(StoryEntity row) => new()
    {
        Id = row.ArticleId,
        Date = row.Date,
        Headline = row.Headline,
        Publisher = row.Publisher,
        IsSameText = row.IsSameText,
        Added = row.AddedCount,
        Removed = row.RemovedCount,
    };
}
