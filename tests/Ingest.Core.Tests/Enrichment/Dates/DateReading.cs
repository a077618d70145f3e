using Ingest.Core.Enrichment.Dates;

namespace Ingest.Core.Tests.Enrichment.Dates;

/// <summary>The values of the dates in a text, one space between them, as of Monday, 28 October 2024.</summary>
internal static class DateReading
{
    public static readonly DateOnly Published = new(2024, 10, 28);

    public static string Of(string text) => Of(text, Published, "en");

    public static string Of(string text, DateOnly? published, string? language) => string.Join(' ', DateAnnotator.Find(text, published, language).Select(date => date.Value));
}
