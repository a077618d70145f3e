using Ingest.Core.Articles;

namespace Ingest.Core.Parsing.Drafts;

/// <summary>A field's value with the evidence it stands on.</summary>
/// <param name="Source">See <see cref="FieldEvidence.Source"/>.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Raw">The text as it stood, where the value was normalised from it.</param>
internal sealed record Sourced<T>(T Value, string Source, double Confidence, string? Raw = null, bool Inferred = false)
{
    public FieldEvidence Evidence => new() { Source = Source, Confidence = Confidence, Raw = Raw, Inferred = Inferred };
}
