namespace Ingest.Core.Parsing.Fields;

/// <summary>Year, month and day as they were read, not yet checked against the calendar.</summary>
/// <param name="Year">0 where the text gives none.</param>
/// <param name="Next">Index of the first token behind the date.</param>
internal readonly record struct DateParts(int Year, int Month, int Day, int Next);
