namespace Ingest.Core.Enrichment.Entities;

/// <summary>How a token is written. Values go into feature hashes: do not renumber.</summary>
internal enum WordShape : byte
{
    Punctuation = 0,
    Lower = 1,
    Capitalized = 2,
    Capitals = 3,

    /// <summary>One capital, with or without a period.</summary>
    Capital = 4,

    /// <summary>Capitals inside: "McLean", "iPhone", "LatAm".</summary>
    Mixed = 5,
    Number = 6,

    /// <summary>Letters and digits: "G20", "3rd".</summary>
    Alphanumeric = 7,

    /// <summary>Letters of a script without cases.</summary>
    Caseless = 8,

    /// <summary>A link, handle or hashtag.</summary>
    Link = 9,

    /// <summary>Capitals with periods: "U.S.".</summary>
    Initials = 10,
}
