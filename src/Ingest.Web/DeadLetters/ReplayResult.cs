namespace Ingest.Web.DeadLetters;

/// <param name="Replayed">As they were asked for: the letters whose files are picked up again.</param>
/// <param name="NotReplayed">Ids that no letter has, or whose letter names no file.</param>
public sealed record ReplayResult(IReadOnlyList<string> Replayed, IReadOnlyList<string> NotReplayed);
