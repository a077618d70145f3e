namespace Ingest.Core.Enrichment.Quotes;

internal enum Gender
{
    Unknown,
    Female,
    Male,
}
