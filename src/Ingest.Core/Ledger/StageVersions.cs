namespace Ingest.Core.Ledger;

/// <summary>
/// What made the records of a drop: the fingerprint (code, model, options that change the output) of each stage; null where the
/// drop never came to that stage.
/// </summary>
public sealed record StageVersions(string? Parser, string? Enricher, string? Writer)
{
    /// <summary>Stands where the batches of one drop were made by different versions: equal to no version, hence outdated.</summary>
    public const string Mixed = "mixed";

    public static readonly StageVersions None = new(null, null, null);

    /// <summary>The versions of a whole whose parts were made by these and the others.</summary>
    public StageVersions And(StageVersions other)
    {
        ArgumentNullException.ThrowIfNull(other);

        return new StageVersions(And(Parser, other.Parser), And(Enricher, other.Enricher), And(Writer, other.Writer));
    }

    /// <summary>The one version that all of them are, or <see cref="Mixed"/>.</summary>
    public static string? Common(IEnumerable<string?> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);

        return versions.Aggregate<string?, string?>(seed: null, And);
    }

    private static string? And(string? one, string? other) => one is null || one == other ? other : other is null ? one : Mixed;
}
