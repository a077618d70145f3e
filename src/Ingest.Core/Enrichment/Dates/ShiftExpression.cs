namespace Ingest.Core.Enrichment.Dates;

/// <summary>"Two years ago" from the day of publication; "two years later", "five days before" from the date the story is at.</summary>
/// <param name="Count">Units; negative into the past.</param>
/// <param name="Unit">Also the granularity of the answer: "two years ago" is a year, "four days ago" a day.</param>
/// <param name="FromPublication">Whether the day of publication is the origin.</param>
internal sealed record ShiftExpression(int Count, CalendarUnit Unit, bool FromPublication) : DateExpression
{
    public override DateValue? Resolve(DateContext context)
    {
        var origin = FromPublication
            ? context.Published
            : context.StoryDateFor(Unit) is { } story ? (Count < 0 ? story.Start : story.End) : null;

        return origin is { } day && CalendarPeriod.Step(day, Unit, Count) is { } shifted
            ? CalendarPeriod.Around(shifted, Unit == CalendarUnit.Decade || Unit == CalendarUnit.Century ? CalendarUnit.Year : Unit)
            : null;
    }
}
