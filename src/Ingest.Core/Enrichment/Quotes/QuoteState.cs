namespace Ingest.Core.Enrichment.Quotes;

/// <summary>What is known of the text, and what a paragraph leaves to the next one.</summary>
internal sealed class QuoteState
{
    /// <summary>Whether the text is a transcript: several of its paragraphs begin with a name and a colon.</summary>
    public required bool IsTranscript { get; init; }

    /// <summary>Who spoke last.</summary>
    public Speaker? Last { get; set; }

    /// <summary>Whether a quotation was left open.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The speaker of a paragraph that ends "she went on:".</summary>
    public Speaker? EndsWithCue { get; set; }
}
