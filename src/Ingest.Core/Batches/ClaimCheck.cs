namespace Ingest.Core.Batches;

/// <summary>Pointer to a batch in the work container.</summary>
/// <param name="Blob">Name of the work blob.</param>
/// <param name="Sha256">Hash of the blob's bytes, lower-case hex: an altered work blob is not trusted.</param>
public sealed record ClaimCheck(string Blob, string Sha256);
