using NodaTime;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>What an expression is resolved against. One per text, moved along as the text goes on.</summary>
internal sealed class DateContext
{
    /// <summary>The day of publication; null where nobody knows it.</summary>
    public LocalDate? Published { get; init; }

    /// <summary>The date that the story is at: the last expression resolved.</summary>
    public DateValue? Anchor { get; private set; }

    /// <summary>The last expression that was a day.</summary>
    public DateValue? DayAnchor { get; private set; }

    /// <summary>Whether the anchor stands in the paragraph that is being read.</summary>
    public bool IsAnchorNear { get; set; }

    /// <summary>The tense of the clause around the expression.</summary>
    public DateTense Tense { get; set; }

    /// <summary>For "a year later": the story's date, else the day of publication.</summary>
    public DateValue? StoryDate => Anchor ?? PublishedValue;

    /// <summary>The same for "the next day", which needs a day to count from.</summary>
    public DateValue? StoryDateFor(CalendarUnit unit) => unit <= CalendarUnit.Week ? DayAnchor ?? PublishedValue : StoryDate;

    private DateValue? PublishedValue => Published is { } day ? DateValue.Day(day) : null;

    /// <summary>
    /// Whether the story is told in another year than that of publication, so that a date without a year belongs to the story's.
    /// </summary>
    public bool IsNarrative => Anchor is { } anchor && (Published is not { } published || (IsAnchorNear && anchor.End.Year < published.Year - 1));

    /// <summary>Whether the story has just spoken of a time after publication: what it goes on to list lies ahead as well.</summary>
    public bool IsListAhead => IsAnchorNear && Anchor is { } anchor && Published is { } published && anchor.Start > published;

    public void MoveTo(DateValue value)
    {
        Anchor = value;
        DayAnchor = value.Granularity == "day" ? value : DayAnchor;
    }
}
