namespace Ingest.Core.Articles;

public sealed record Author
{
    public required string Name { get; init; }

    public string? Bio { get; init; }

    public string? Url { get; init; }
}
