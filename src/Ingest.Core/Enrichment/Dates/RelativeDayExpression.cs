namespace Ingest.Core.Enrichment.Dates;

/// <summary>"Yesterday", "today", "last night".</summary>
internal sealed record RelativeDayExpression(int Days) : DateExpression
{
    public override DateValue? Resolve(DateContext context) =>
        context.Published is { } published ? DateValue.Day(published.PlusDays(Days)) : null;
}
