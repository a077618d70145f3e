namespace Ingest.Core.Articles;

public sealed record FieldEvidence
{
    /// <summary>Where the value was read, for example <c>json-ld</c>, <c>meta:og:title</c>, <c>text:byline</c>, <c>drop:metadata</c>.</summary>
    public required string Source { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The text as it stood in the source, where the value was normalised from it.</summary>
    public string? Raw { get; init; }

    /// <summary>True where part of the value is not in the text itself, such as a year taken from other evidence.</summary>
    public bool Inferred { get; init; }
}
