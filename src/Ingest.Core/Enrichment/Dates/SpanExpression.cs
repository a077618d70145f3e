namespace Ingest.Core.Enrichment.Dates;

/// <summary>"The past three years", "the next 30 days": from or to the day of publication, or the story's date where nobody knows it.</summary>
internal sealed record SpanExpression(int Count, CalendarUnit Unit) : DateExpression
{
    public override DateValue? Resolve(DateContext context)
    {
        if ((context.Published ?? context.StoryDate?.End) is not { } published || CalendarPeriod.Step(published, Unit, Count) is not { } other)
        {
            return null;
        }

        return Count < 0 ? DateValue.Span(other, published, "range") : DateValue.Span(published, other, "range");
    }
}
