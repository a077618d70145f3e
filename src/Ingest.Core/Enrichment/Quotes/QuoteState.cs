namespace Ingest.Core.Enrichment.Quotes;

/// <summary>What a paragraph leaves to the next one.</summary>
internal sealed class QuoteState
{
    /// <summary>Who spoke last.</summary>
    public Speaker? Last { get; set; }

    /// <summary>Whether a quotation was left open.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The speaker of a paragraph that ends "she went on:".</summary>
    public Speaker? EndsWithCue { get; set; }
}
