namespace Ingest.Core.Parsing.Fields;

/// <summary>What is known of a document when one of its dates is read.</summary>
/// <param name="MonthFirst">How 03/04/2024 is read: true is March 4 (United States), false April 3 (nearly everywhere else).</param>
/// <param name="Reference">A day near the date that is looked for, to supply a missing year; null refuses dates without one. Found when it is first needed: few dates lack their year.</param>
internal readonly record struct DateHints(bool MonthFirst, Lazy<DateOnly?>? Reference)
{
    public static readonly DateHints None = new(MonthFirst: true, Reference: null);

    /// <summary>Takes dates without a year too: for those who ask whether there is a date, not which.</summary>
    public static readonly DateHints AnyYear = None with { Reference = new Lazy<DateOnly?>(new DateOnly(2020, 12, 31)) };

    /// <summary>English without a region is taken as American: it is the majority of such pages.</summary>
    public static DateHints For(string? language, Lazy<DateOnly?>? reference = null) =>
        new(language is null || language.Equals("en", StringComparison.OrdinalIgnoreCase) || language.EndsWith("US", StringComparison.OrdinalIgnoreCase), reference);
}
