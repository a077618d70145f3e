namespace Ingest.Core.Enrichment.Quotes;

internal enum SpeechVerbKind
{
    None,

    /// <summary>Reports speech with or without quotation marks: said, added, wrote.</summary>
    Say,

    /// <summary>Reports it where "that" follows, or quotation marks: suggests, believes, shows.</summary>
    Claim,

    /// <summary>Reports it beside quotation marks only: called, asked, continued.</summary>
    Quote,
}
