namespace Ingest.Core.Enrichment.Entities;

/// <summary>What the gazetteer knows of a name; a name can be several things ("Jordan"). Stored in the gazetteer file: do not renumber.</summary>
[Flags]
internal enum NameKinds : ushort
{
    None = 0,
    Given = 1,
    Family = 2,

    /// <summary>A city of at least 100,000 people, or a capital of a country or region.</summary>
    City = 4,

    /// <summary>A place of at least 1,000 people.</summary>
    Town = 8,
    Country = 16,
    Region = 32,
    Organization = 64,

    /// <summary>Demonyms and adjectives of countries.</summary>
    Nationality = 128,

    /// <summary>Peoples, religions, events, eras.</summary>
    Miscellaneous = 256,

    /// <summary>Not a name, but the beginning of a longer one.</summary>
    Prefix = 512,

    /// <summary>An English word that is no name when it is written small.</summary>
    CommonWord = 1024,

    /// <summary>Everything that makes a place.</summary>
    Place = City | Town | Country | Region,
}
