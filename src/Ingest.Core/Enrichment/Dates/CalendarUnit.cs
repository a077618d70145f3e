namespace Ingest.Core.Enrichment.Dates;

internal enum CalendarUnit
{
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}
