using Ingest.Core.Writing;
using Ingest.Web.Drops;

namespace Ingest.Web.Articles;

/// <summary>Reads one article: its record, its changes, and what the ledger says of its file.</summary>
public sealed class ArticleReportReader(IArticleStore articles, DropReportReader drops)
{
    private const int MaxChanges = 50;

    public async Task<ArticleReport?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var changes = articles.HistoryAsync(id, cancellationToken).Take(MaxChanges).ToListAsync(cancellationToken);

        if (await articles.FindAsync(id, cancellationToken) is not { } stored)
        {
            await changes;
            return null;
        }

        var drop = drops.FindAsync(stored.Blob, cancellationToken);
        return new ArticleReport
        {
            Article = stored.Article,
            Version = stored.Version,
            FirstSeen = stored.FirstSeen,
            LastChanged = stored.LastChanged,
            Changes = await changes,
            Drop = await drop,
        };
    }
}
