namespace Ingest.Web.Reading;

/// <param name="Report">What has been read; null where that is nothing yet.</param>
/// <param name="IsWhole">Whether that is all there is to read.</param>
public sealed record Reading<TReport>(TReport? Report, bool IsWhole)
    where TReport : class;
