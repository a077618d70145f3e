namespace Ingest.Core.Enrichment.Dates;

/// <summary>What a phrase says, before it is known when the text was written.</summary>
internal abstract record DateExpression
{
    /// <summary>Null where the expression needs a date that the text and its publication date do not give.</summary>
    public abstract DateValue? Resolve(DateContext context);
}
