using NodaTime;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>"On Monday", "last Friday", "the following Tuesday". A bare weekday is past unless its clause is in the future.</summary>
internal sealed record WeekdayExpression(IsoDayOfWeek Weekday, Deixis? Deixis) : DateExpression
{
    private const int DaysAWeek = 7;

    public override DateValue? Resolve(DateContext context)
    {
        if (Deixis is Dates.Deixis.Following or Dates.Deixis.Preceding or Dates.Deixis.Same)
        {
            return context.StoryDate is { } story ? DateValue.Day(FromStory(story)) : null;
        }

        return context.Published is { } published ? DateValue.Day(FromPublication(published, context.Tense)) : null;
    }

    private LocalDate FromPublication(LocalDate published, DateTense tense) => Deixis switch
    {
        Dates.Deixis.Last or Dates.Deixis.Past => published.Previous(Weekday),
        Dates.Deixis.Next => published.Next(Weekday),
        Dates.Deixis.This => tense == DateTense.Past ? OnOrBefore(published) : OnOrAfter(published),
        _ => tense == DateTense.Future ? OnOrAfter(published) : OnOrBefore(published),
    };

    private LocalDate FromStory(DateValue story) => Deixis switch
    {
        Dates.Deixis.Following => story.End.Next(Weekday),
        Dates.Deixis.Preceding => story.Start.Previous(Weekday),
        _ => OnOrAfter(story.Start),
    };

    private LocalDate OnOrBefore(LocalDate day) => day.PlusDays(-(((int)day.DayOfWeek - (int)Weekday + DaysAWeek) % DaysAWeek));

    private LocalDate OnOrAfter(LocalDate day) => day.PlusDays(((int)Weekday - (int)day.DayOfWeek + DaysAWeek) % DaysAWeek);
}
