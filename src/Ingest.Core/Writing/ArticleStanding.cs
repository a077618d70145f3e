namespace Ingest.Core.Writing;

/// <summary>What a version of an article says of itself when two meet.</summary>
/// <param name="Blob">Blob that it comes from.</param>
/// <param name="DropVersion">Ledger version of that blob.</param>
/// <param name="Precedence">See <see cref="WriteDecision.Precedence"/>.</param>
/// <param name="ContentHash">SHA-256 of the article's JSON.</param>
public sealed record ArticleStanding(string Blob, int DropVersion, string Precedence, string ContentHash);
