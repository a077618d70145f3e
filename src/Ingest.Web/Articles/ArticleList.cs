namespace Ingest.Web.Articles;

/// <param name="Articles">Newest first.</param>
/// <param name="Continuation">Where to go on; null where there is nothing older. With a filter there may be a continuation and no article: nothing matched in what was looked through.</param>
/// <param name="LookedThrough">Rows that were read.</param>
public sealed record ArticleList(IReadOnlyList<ArticleSummary> Articles, string? Continuation, int LookedThrough);
