namespace Ingest.Core.Enrichment.Dates;

/// <summary>"The past three years", "the next 30 days": from or to the day of publication.</summary>
internal sealed record SpanExpression(int Count, CalendarUnit Unit) : DateExpression
{
    public override DateValue? Resolve(DateContext context)
    {
        if (context.Published is not { } published || CalendarPeriod.Step(published, Unit, Count) is not { } other)
        {
            return null;
        }

        return Count < 0 ? DateValue.Span(other, published, "range") : DateValue.Span(published, other, "range");
    }
}
