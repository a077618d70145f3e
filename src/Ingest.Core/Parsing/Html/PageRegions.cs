namespace Ingest.Core.Parsing.Html;

/// <summary>What part of a page an element is, by its tag, role and class names; inherited by what is inside.</summary>
[Flags]
internal enum PageRegions
{
    None = 0,
    Navigation = 1 << 0,
    Footer = 1 << 1,
    Header = 1 << 2,
    Aside = 1 << 3,
    Figure = 1 << 4,
    Caption = 1 << 5,
    Credit = 1 << 6,
    Form = 1 << 7,
    Hidden = 1 << 8,
    Byline = 1 << 9,
    Bio = 1 << 10,
    Time = 1 << 11,
    Comments = 1 << 12,
    Share = 1 << 13,
    Promotion = 1 << 14,
    Related = 1 << 15,
    Tags = 1 << 16,
    Notice = 1 << 17,
    Dek = 1 << 18,

    /// <summary>Regions that no page layout puts its article in by accident.</summary>
    Firm = Navigation | Footer | Comments | Caption | Credit | Bio | Notice | Hidden,

    /// <summary>A region whose text never belongs to the body. Header and Dek are judged by place.</summary>
    Outside = Navigation | Footer | Aside | Figure | Caption | Credit | Form | Hidden | Byline | Bio | Time | Comments | Share | Promotion | Related | Tags | Notice,
}
