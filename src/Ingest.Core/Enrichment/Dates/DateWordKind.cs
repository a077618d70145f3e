namespace Ingest.Core.Enrichment.Dates;

/// <summary>What a word can do in a calendar expression. A word has one kind; rules ask for the text where it has more.</summary>
internal enum DateWordKind : byte
{
    None,

    /// <summary>English month, value 1 to 12.</summary>
    Month,

    /// <summary>Month of another language, value 1 to 12; counts only beside a day or a year.</summary>
    ForeignMonth,

    /// <summary>English weekday, value 1 (Monday) to 7.</summary>
    Weekday,

    /// <summary>"Mon", "Tues": counts only before a full date.</summary>
    ShortWeekday,

    /// <summary>Weekday of another language: counts only before a full date.</summary>
    ForeignWeekday,

    Cardinal,

    Ordinal,

    /// <summary>A <see cref="CalendarUnit"/>.</summary>
    Unit,

    /// <summary>1 spring, 2 summer, 3 autumn, 4 winter (of the northern year).</summary>
    Season,

    /// <summary>Morning, afternoon, evening, night.</summary>
    DayPart,

    /// <summary>Days from the day of publication: yesterday -1, today 0.</summary>
    RelativeDay,

    /// <summary>A <see cref="Deixis"/>: this, last, next, following ...</summary>
    Deixis,

    /// <summary>Ago, later, earlier, before, after.</summary>
    Direction,

    /// <summary>A <see cref="PeriodPart"/>: early, mid, late, end ...</summary>
    Part,

    /// <summary>BC and BCE -1, AD and CE 1.</summary>
    Era,

    /// <summary>First word of a day's name: "Christmas", "Boxing".</summary>
    NamedDay,

    /// <summary>"Sixties": the tens, 20 to 90.</summary>
    DecadeWord,
}
