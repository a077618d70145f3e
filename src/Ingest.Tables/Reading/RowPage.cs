namespace Ingest.Tables.Reading;

/// <param name="Rows">In the order of the answer; none only where the whole answer is empty.</param>
/// <param name="Continuation">For <see cref="ReadOptions.Continuation"/>, to read the next page, now or years later; null on the last page.</param>
public sealed record RowPage<TRow>(IReadOnlyList<TRow> Rows, string? Continuation);
