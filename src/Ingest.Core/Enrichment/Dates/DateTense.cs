namespace Ingest.Core.Enrichment.Dates;

internal enum DateTense
{
    Unknown,
    Past,
    Future,
}
