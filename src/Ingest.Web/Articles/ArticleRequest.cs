namespace Ingest.Web.Articles;

/// <summary>What a list of articles is asked for with.</summary>
/// <param name="PageSize">Articles of one list.</param>
public sealed record ArticleRequest(ArticleSearch Search, int PageSize = ArticleListReader.DefaultPageSize);
