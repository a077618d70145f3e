namespace Ingest.Web.Entities;

/// <param name="Period"><c>yyyy-MM-dd</c> or <c>yyyy-MM</c>.</param>
public sealed record PeriodCount(string Period, int Articles);
