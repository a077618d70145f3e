namespace Ingest.Core.Enrichment.Quotes;

/// <param name="Kind">What it needs beside it.</param>
/// <param name="IsParticiple">"Saying", "adding": its subject is that of the clause before.</param>
/// <param name="IsAmbiguous">Also a plural noun: "reports", "claims".</param>
/// <param name="IsForeign">Of another language than English: other articles and auxiliaries stand beside it.</param>
internal readonly record struct SpeechVerb(SpeechVerbKind Kind, bool IsParticiple, bool IsAmbiguous, bool IsForeign = false);
