namespace Ingest.Core.Articles.Marks;

/// <summary>What a <see cref="Mark"/> says of its text. Of marks over the same characters the first of these stands outside.</summary>
public enum MarkKind
{
    /// <summary>The words of somebody, with who said them.</summary>
    Quote,

    /// <summary>The mention that the speaker of a quote was read from, where it is not a mention of an entity.</summary>
    Speaker,

    Date,

    Quantity,

    Person,

    Organization,

    Place,

    /// <summary>Another named thing.</summary>
    Other,
}
