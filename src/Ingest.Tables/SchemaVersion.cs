namespace Ingest.Tables;

/// <summary>
/// The version of the tables' rows, <c>major.minor</c>. Columns that are added raise the minor version: a reader ignores what it does not
/// know. Anything else (a column that goes, changes its type or its meaning; another key) raises the major one, which older readers refuse. A line in docs/tables.md says what changed.
/// </summary>
public static class SchemaVersion
{
    /// <summary>The major version.</summary>
    public const int Current = 2;

    public const int Minor = 2;
}
