namespace Ingest.Core.Reingestion;

/// <summary>What a sweep found and acted on.</summary>
public sealed record SweepReport(IReadOnlyList<Gap> Gaps)
{
    public int Count(GapKind kind) => Gaps.Count(gap => gap.Kind == kind);
}
