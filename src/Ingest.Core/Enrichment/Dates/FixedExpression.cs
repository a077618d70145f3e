namespace Ingest.Core.Enrichment.Dates;

/// <summary>Says everything itself: a year, a decade, a century, a full date.</summary>
internal sealed record FixedExpression(DateValue? Value) : DateExpression
{
    public override DateValue? Resolve(DateContext context) => Value;
}
