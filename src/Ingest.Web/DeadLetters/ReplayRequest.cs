namespace Ingest.Web.DeadLetters;

/// <summary>What a replay is asked for with.</summary>
/// <param name="Ids">Ids or keys of dead letters, at most <see cref="MaxIds"/>.</param>
public sealed record ReplayRequest(IReadOnlyList<string>? Ids)
{
    public const int MaxIds = 200;
}
