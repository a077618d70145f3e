namespace Ingest.Core.Articles;

public sealed record Quote
{
    /// <summary>What was said, without the quotation marks.</summary>
    public required string Text { get; init; }

    public required QuoteType Type { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>Canonical name of who said it; null where the text does not say.</summary>
    public string? Speaker { get; init; }

    /// <summary><see cref="Entity.Id"/> of the speaker, where the speaker is an entity of the article.</summary>
    public string? SpeakerId { get; init; }

    /// <summary>
    /// The mention that the attribution rests on ("the minister", "he"), in UTF-16 code units: beside the quote, or with the quote before
    /// that this one goes on from. Null with <see cref="Speaker"/>.
    /// </summary>
    public int? SpeakerStart { get; init; }

    public int? SpeakerEnd { get; init; }

    /// <summary>The verb or phrase of saying, as written.</summary>
    public string? Cue { get; init; }
}
