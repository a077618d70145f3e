using Ingest.Core.Writing;

namespace Ingest.Storage.Articles;

/// <summary>A placed batch with the rows whose index rows are still to be written.</summary>
internal sealed record PlacedRows(IReadOnlyList<WriteResult> Results, string Document, IReadOnlyList<RowWrite> Writes) : PlacedBatch(Results, Document);
