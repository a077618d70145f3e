namespace Ingest.Core.Articles;

public sealed record Contributor
{
    public required string Name { get; init; }
}
