using NodaTime;

namespace Ingest.Core.Enrichment.Dates;

/// <summary>What an expression is resolved against. One per text, moved along as the text goes on.</summary>
internal sealed class DateContext
{
    /// <summary>The day of publication; null where nobody knows it.</summary>
    public LocalDate? Published { get; init; }

    /// <summary>The date that the story is at: the last expression resolved.</summary>
    public DateValue? Anchor { get; set; }

    /// <summary>Whether the anchor stands in the paragraph that is being read.</summary>
    public bool IsAnchorNear { get; set; }

    /// <summary>The tense of the clause around the expression.</summary>
    public DateTense Tense { get; set; }

    /// <summary>For "later", "the next day": the story's date, else the day of publication.</summary>
    public DateValue? StoryDate => Anchor ?? (Published is { } day ? DateValue.Day(day) : null);

    /// <summary>
    /// Whether the story is told in another year than that of publication, so that a date without a year belongs to the story's.
    /// </summary>
    public bool IsNarrative => Anchor is { } anchor && (Published is not { } published || (IsAnchorNear && anchor.End.Year < published.Year - 1));
}
