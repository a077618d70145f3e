namespace Ingest.Core.Articles;

/// <summary>A calendar expression of the text.</summary>
public sealed record DateMention
{
    public required string Text { get; init; }

    /// <summary>ISO 8601: <c>2024</c>, <c>2024-10</c>, <c>2024-10-28</c>, <c>2024-10-28T22:30</c> (local time), or <c>start/end</c>; years BC are astronomical, <c>-0507</c> is 508 BC.</summary>
    public required string Value { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary><c>decade</c>, <c>year</c>, <c>quarter</c>, <c>season</c>, <c>month</c>, <c>week</c>, <c>day</c>, <c>time</c> or <c>range</c>.</summary>
    public required string Granularity { get; init; }
}
