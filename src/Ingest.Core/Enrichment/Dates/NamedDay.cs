namespace Ingest.Core.Enrichment.Dates;

/// <summary>Days that have a name and no fixed date, or a name that is used instead of it. Those of the western and the United States' calendar.</summary>
internal enum NamedDay
{
    ChristmasEve,
    ChristmasDay,
    BoxingDay,
    NewYearsEve,
    NewYearsDay,
    ValentinesDay,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    IndependenceDay,
    LaborDay,
    Halloween,
    VeteransDay,
    Thanksgiving,
}
