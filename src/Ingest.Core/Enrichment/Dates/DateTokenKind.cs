namespace Ingest.Core.Enrichment.Dates;

internal enum DateTokenKind : byte
{
    /// <summary>Before the first and after the last token.</summary>
    Outside,
    Word,
    Number,
    Mark,

    /// <summary>A line break: no expression crosses it.</summary>
    Break,
}
