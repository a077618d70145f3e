using System.Globalization;

namespace Ingest.Core.Writing;

/// <summary>
/// Decides between the version of an article that stands in the tables and one that arrives, from what both say of themselves and
/// never from the order of arrival: so redelivery, late messages and concurrent writers all end in the same rows.
/// </summary>
public static class WriteDecision
{
    public static WriteAction Decide(ArticleStanding? standing, ArticleStanding arriving)
    {
        ArgumentNullException.ThrowIfNull(arriving);

        return standing switch
        {
            null => WriteAction.Add,
            _ when standing.Blob == arriving.Blob && standing.DropVersion > arriving.DropVersion => WriteAction.YieldToNewerVersion,
            _ when standing.Blob == arriving.Blob && standing.DropVersion < arriving.DropVersion => WriteAction.Replace,
            _ when standing.Blob == arriving.Blob && standing.ContentHash == arriving.ContentHash => WriteAction.Repeat,
            _ when Compare(standing, arriving) >= 0 => WriteAction.YieldToOtherDocument,
            _ => WriteAction.Replace,
        };
    }

    // Two documents of one drop may have one precedence.
    private static int Compare(ArticleStanding standing, ArticleStanding arriving) =>
        string.CompareOrdinal(standing.Precedence, arriving.Precedence) is var order and not 0 ? order : string.CompareOrdinal(standing.ContentHash, arriving.ContentHash);

    /// <summary>What two blobs with one canonical URL are ordered by: the later edition wins, then the later drop, then the name.</summary>
    public static string Precedence(Articles.Article article, Batches.DropRef drop)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(drop);

        var edition = article.DateModified ?? article.DatePublished;
        // What has no date is the earliest: an empty text would sort behind every date, for the separator sorts behind every digit.
        var at = edition?.Value.UtcDateTime ?? DateTime.MinValue;
        return string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd'T'HH:mm:ss}|{drop.LastModified.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}|{drop.Blob}");
    }
}
