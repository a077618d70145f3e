using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;

namespace Ingest.Core.Parsing;

/// <summary>What one document gave: its articles, and what could not be read as one. Never both empty.</summary>
public sealed record ParseOutcome
{
    public IReadOnlyList<Article> Articles { get; init; } = [];

    public IReadOnlyList<Rejection> Rejections { get; init; } = [];

    public static ParseOutcome Of(Article article) => new() { Articles = [article] };

    public static ParseOutcome Rejected(string entryPath, ReasonCode reason, string detail) =>
        new() { Rejections = [new Rejection { EntryPath = entryPath, Reason = reason, Detail = detail }] };
}
