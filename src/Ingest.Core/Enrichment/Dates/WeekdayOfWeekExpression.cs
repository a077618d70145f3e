using NodaTime;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>"Monday next week".</summary>
internal sealed record WeekdayOfWeekExpression(IsoDayOfWeek Weekday, Deixis Week) : DateExpression
{
    public override DateValue? Resolve(DateContext context) =>
        new UnitExpression(CalendarUnit.Week, Week).Resolve(context) is { } week ? DateValue.Day(week.Start.PlusDays((int)Weekday - 1)) : null;
}
