namespace Ingest.Core.Enrichment.Dates;

internal enum PeriodPart
{
    Whole,
    Early,
    Mid,
    Late,

    /// <summary>"The start of": the first day.</summary>
    Start,

    /// <summary>"The end of": the last day.</summary>
    End,
}
