using Azure.Data.Tables;
using Ingest.Core.Writing;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Articles;

/// <summary>How the write of one article row ended.</summary>
/// <param name="Row">The row as it stands, where it is this drop's.</param>
/// <param name="IndexRows">The rows under which it is found.</param>
internal sealed record RowWrite(WriteOutcome Outcome, ArticleEntity? Row, IReadOnlyList<(string Table, ITableEntity Row)> IndexRows)
{
    public static RowWrite Yielded(WriteOutcome outcome) => new(outcome, Row: null, []);
}
