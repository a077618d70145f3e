using System.Globalization;
using Ingest.Core.Articles;
using Ingest.Core.Batches;

namespace Ingest.Core.Writing;

/// <summary>
/// Decides which of the blobs that have an article carries it, from what they say of themselves and never from the order of arrival: so
/// redelivery, late messages, concurrent writers and deletions all end in the same rows.
/// </summary>
public static class WriteDecision
{
    /// <param name="standing">The version that is the article now.</param>
    /// <param name="claims">Versions of other blobs that would take its place.</param>
    public static WritePlan Decide(ArticleStanding? standing, IReadOnlyCollection<ArticleStanding> claims, ArticleStanding arriving)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(arriving);

        if (standing is null)
        {
            return new WritePlan(WriteAction.Add, arriving);
        }

        var own = standing.Blob == arriving.Blob ? standing : claims.FirstOrDefault(claim => claim.Blob == arriving.Blob);

        if (own is not null && own.DropVersion > arriving.DropVersion)
        {
            return new WritePlan(WriteAction.YieldToNewerVersion, standing);
        }

        if (own is not null && own.DropVersion == arriving.DropVersion && Compare(own, arriving) >= 0)
        {
            var isRepeat = own.ContentHash == arriving.ContentHash;
            return new WritePlan(!isRepeat ? WriteAction.YieldToOtherDocument : own == standing ? WriteAction.RepeatCarry : WriteAction.RepeatClaim, standing);
        }

        var carrier = Best([standing, .. claims, arriving], except: own)!;
        return new WritePlan(carrier == arriving ? WriteAction.Carry : WriteAction.Claim, carrier);
    }

    /// <summary>
    /// Whether a newer version of the standing blob may rank below other claims, which then have to be known. Everything else is decided
    /// by the standing version, which ranks above all claims, and the arriving blob's own claim.
    /// </summary>
    public static bool MayFall(ArticleStanding standing, ArticleStanding arriving)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(arriving);

        return standing.Blob == arriving.Blob && standing.DropVersion < arriving.DropVersion && Compare(arriving, standing) < 0;
    }

    /// <summary>Who takes over when one goes; null where nobody is left.</summary>
    public static ArticleStanding? Best(IEnumerable<ArticleStanding> standings, ArticleStanding? except = null) =>
        standings.Where(standing => standing != except).Aggregate(default(ArticleStanding), (best, standing) => best is null || Compare(standing, best) > 0 ? standing : best);

    // Two documents of one drop may have one precedence.
    private static int Compare(ArticleStanding one, ArticleStanding other) =>
        string.CompareOrdinal(one.Precedence, other.Precedence) is var order and not 0 ? order : string.CompareOrdinal(one.ContentHash, other.ContentHash);

    /// <summary>What two blobs with one canonical URL are ordered by: the later edition wins, then the later drop, then the name.</summary>
    public static string Precedence(Article article, DropRef drop)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(drop);

        // What has no date is the earliest (an empty text would sort behind every date, for the separator sorts behind every digit), but
        // for a retraction, which withdraws what was there when it came.
        var edition = article.DateModified ?? article.DatePublished;
        var at = edition?.Value.UtcDateTime ?? (article.IsRetracted ? drop.LastModified.UtcDateTime : DateTime.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd'T'HH:mm:ss}|{drop.LastModified.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}|{drop.Blob}");
    }
}
