using NodaTime;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>"This year", "last week", "the following month", "that decade"; with a part: "the end of the year", "early next month".</summary>
internal sealed record UnitExpression(CalendarUnit Unit, Deixis Deixis, PeriodPart Part = PeriodPart.Whole) : DateExpression
{
    public override DateValue? Resolve(DateContext context)
    {
        if (Origin(context) is not { } origin || CalendarPeriod.Step(origin, Unit, Steps(origin, context.Tense)) is not { } day)
        {
            return null;
        }

        return CalendarPeriod.Around(day, Unit)?.Part(Part);
    }

    private LocalDate? Origin(DateContext context) => Deixis switch
    {
        Deixis.Following => context.StoryDateFor(Unit)?.End,
        Deixis.Preceding or Deixis.Same => context.StoryDateFor(Unit)?.Start,
        _ => context.Published,
    };

    private int Steps(LocalDate origin, DateTense tense)
    {
        // "This weekend", early in the week and not in the future, has just gone.
        if (Unit == CalendarUnit.Weekend && Deixis == Deixis.This)
        {
            return tense != DateTense.Future && origin.DayOfWeek <= IsoDayOfWeek.Wednesday ? -1 : 0;
        }

        return Deixis switch
        {
            Deixis.Last or Deixis.Past or Deixis.Preceding => -1,
            Deixis.Next or Deixis.Following => 1,
            _ => 0,
        };
    }
}
