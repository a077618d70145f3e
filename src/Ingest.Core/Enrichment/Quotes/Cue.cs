namespace Ingest.Core.Enrichment.Quotes;

/// <summary>A verb or phrase of saying with its subject; indexes are items of the paragraph's strip, ends exclusive.</summary>
internal sealed record Cue
{
    public required int Verb { get; init; }

    /// <summary>The auxiliary before the verb where there is one ("a déclaré"), else the verb.</summary>
    public required int VerbStart { get; init; }

    public required int VerbEnd { get; init; }

    public required SpeechVerb Kind { get; init; }

    /// <summary>The subject's first item, or -1 where there is none.</summary>
    public required int SubjectStart { get; init; }

    public required int SubjectEnd { get; init; }

    public bool IsAccordingTo { get; init; }

    public bool HasSubject => SubjectStart >= 0;

    /// <summary>First item of verb and subject together.</summary>
    public int Start => HasSubject ? Math.Min(SubjectStart, VerbStart) : VerbStart;

    public int End => Math.Max(SubjectEnd, VerbEnd);
}
