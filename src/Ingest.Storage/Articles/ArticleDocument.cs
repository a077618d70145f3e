namespace Ingest.Storage.Articles;

/// <summary>Where an article's record stands in the articles container.</summary>
/// <param name="Offset">Bytes from the start of the blob.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Hash of the record's JSON, hex.</param>
public sealed record ArticleDocument(string Blob, long Offset, int Length, string Sha256);
