namespace Ingest.Core.Enrichment.Dates;

/// <summary>"Last summer", "the winter of 1776", "this spring".</summary>
internal sealed record SeasonExpression(int Season, int? Year, Deixis? Deixis) : DateExpression
{
    public override DateValue? Resolve(DateContext context)
    {
        if (Year is { } year)
        {
            return CalendarPeriod.Season(year, Season);
        }

        return Deixis switch
        {
            Dates.Deixis.Following => Nearest(context.StoryDate?.End, ahead: true),
            Dates.Deixis.Preceding => Nearest(context.StoryDate?.Start, ahead: false),
            Dates.Deixis.Same => context.StoryDate is { } story ? CalendarPeriod.Season(story.Start.Year, Season) : null,
            Dates.Deixis.Next => Nearest(context.Published, ahead: true),
            Dates.Deixis.Last or Dates.Deixis.Past => Nearest(context.Published, ahead: false),
            _ => context.Published is { } published ? CalendarPeriod.Season(published.Year, Season) : null,
        };
    }

    private DateValue? Nearest(NodaTime.LocalDate? day, bool ahead)
    {
        if (day is not { } origin)
        {
            return null;
        }

        foreach (var year in ahead ? (ReadOnlySpan<int>)[-1, 0, 1] : [1, 0, -1])
        {
            var season = CalendarPeriod.Season(origin.Year + year, Season);

            if (ahead ? season.Start > origin : season.End < origin)
            {
                return season;
            }
        }

        return null;
    }
}
