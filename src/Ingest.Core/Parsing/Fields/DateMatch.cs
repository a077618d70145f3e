using Ingest.Core.Articles;

namespace Ingest.Core.Parsing.Fields;

/// <summary>A date found in a text.</summary>
/// <param name="YearKnown">False where the text gives day and month only; the year is then the hint's.</param>
/// <param name="ZoneKnown">False where a time of day has no zone and counts as UTC.</param>
internal readonly record struct DateMatch(ArticleDate Date, bool YearKnown, bool ZoneKnown, int Start, int End);
