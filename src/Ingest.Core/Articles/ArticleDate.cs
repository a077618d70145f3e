using System.Globalization;
using System.Text.Json.Serialization;

namespace Ingest.Core.Articles;

/// <summary>A publication date as far as the source gives it: a day, or an instant with its offset. Written as ISO 8601.</summary>
/// <param name="Value">The instant; for a day, its midnight UTC.</param>
/// <param name="HasTime">Whether the source gave a time of day.</param>
[JsonConverter(typeof(ArticleDateConverter))]
public readonly record struct ArticleDate(DateTimeOffset Value, bool HasTime) : IComparable<ArticleDate>
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ssK";

    public static ArticleDate Day(int year, int month, int day) => new(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero), HasTime: false);

    public static ArticleDate Instant(DateTimeOffset value) => new(value, HasTime: true);

    /// <summary>The calendar day as the source wrote it, in the source's own offset.</summary>
    public DateOnly DayOnly => DateOnly.FromDateTime(Value.DateTime);

    public int CompareTo(ArticleDate other) => Value.CompareTo(other.Value);

    /// <summary><c>2024-10-28</c>, <c>2024-10-28T05:12:00+01:00</c> or, at offset zero, <c>2024-10-28T05:12:00Z</c>.</summary>
    public override string ToString() => !HasTime
        ? Value.ToString(DayFormat, CultureInfo.InvariantCulture)
        : Value.Offset == TimeSpan.Zero
            ? Value.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture)
            : Value.ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="ToString"/> writes, and ISO 8601 instants in general; other formats are the parser's business.</summary>
    public static bool TryParse(string? text, out ArticleDate date)
    {
        if (DateTime.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            date = Day(day.Year, day.Month, day.Day);
            return true;
        }

        // Without the shape, TryParse would take today's date for what is only a time, and this year for what is only a month and a day.
        var instant = default(DateTimeOffset);
        var parsed = text is [_, _, _, _, '-', _, _, '-', _, _, 'T', ..]
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
        date = parsed ? Instant(instant) : default;
        return parsed;
    }

    public static bool operator <(ArticleDate left, ArticleDate right) => left.CompareTo(right) < 0;

    public static bool operator >(ArticleDate left, ArticleDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(ArticleDate left, ArticleDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ArticleDate left, ArticleDate right) => left.CompareTo(right) >= 0;
}
