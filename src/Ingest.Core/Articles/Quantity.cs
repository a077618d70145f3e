namespace Ingest.Core.Articles;

/// <summary>A number of the text with what it counts or measures.</summary>
public sealed record Quantity
{
    public required string Text { get; init; }

    /// <summary><c>money</c>, <c>percent</c>, <c>count</c> or <c>measure</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The amount with its magnitude worked in: "2.5 million" is 2500000.</summary>
    public required decimal Value { get; init; }

    /// <summary>ISO 4217 code, unit symbol (UCUM where it has one) or the noun that is counted; null for a bare percentage.</summary>
    public string? Unit { get; init; }

    /// <summary>The hedge as written ("about", "more than"); null where there is none.</summary>
    public string? Hedge { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }
}
