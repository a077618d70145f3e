namespace Ingest.Core.Parsing;

/// <summary>
/// Turns one document into article records. Deterministic, offline, thread-safe, bounded in time and memory; bad input is an
/// outcome, never an exception.
/// </summary>
public interface IDocumentParser
{
    /// <summary>Changes when the same bytes may give another record; the sweep replays the parse stage then.</summary>
    string Version { get; }

    ParseOutcome Parse(RawDocument document, CancellationToken cancellationToken);
}
