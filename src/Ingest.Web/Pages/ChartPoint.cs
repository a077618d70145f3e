namespace Ingest.Web.Pages;

/// <summary>One column of a chart.</summary>
/// <param name="Bad">The part of the value that is drawn as a failure.</param>
public sealed record ChartPoint(string Name, int Value, int Bad = 0);
