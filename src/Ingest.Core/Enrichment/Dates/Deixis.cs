namespace Ingest.Core.Enrichment.Dates;

/// <summary>How a phrase points: from the day of publication (the first four) or from the date the story is at.</summary>
internal enum Deixis
{
    This,
    Last,
    Next,

    /// <summary>"Past": a span that ends now.</summary>
    Past,

    /// <summary>"The following year": one after the date the story is at.</summary>
    Following,

    /// <summary>"The previous year".</summary>
    Preceding,

    /// <summary>"That year", "the same year".</summary>
    Same,
}
