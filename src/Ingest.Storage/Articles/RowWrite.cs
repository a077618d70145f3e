using Azure.Data.Tables;
using Ingest.Core.Writing;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Articles;

/// <summary>How the write of one article row ended.</summary>
/// <param name="Row">The article's row as it stands, where its index rows may have to follow it.</param>
/// <param name="IndexRows">The rows under which it is found.</param>
internal sealed record RowWrite(WriteResult Result, ArticleEntity? Row, IReadOnlyList<(string Table, ITableEntity Row)> IndexRows);
