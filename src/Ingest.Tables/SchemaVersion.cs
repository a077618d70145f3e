namespace Ingest.Tables;

/// <summary>The version of the tables' rows; a row that changes shape needs a new one, with a line in docs/tables.md.</summary>
public static class SchemaVersion
{
    public const int Current = 2;
}
