namespace Ingest.Tables.Keys;

/// <summary>The types of entities as they stand in keys and in <see cref="Rows.ArticleByEntityEntity.Type"/>.</summary>
public static class EntityTypes
{
    public const string Person = "PERSON";
    public const string Organization = "ORG";
    public const string Location = "LOC";

    /// <summary>Peoples and nationalities ("German" is filed under "Germany"), events, works, products.</summary>
    public const string Miscellaneous = "MISC";

    public static IReadOnlyList<string> All { get; } = [Person, Organization, Location, Miscellaneous];
}
