using Ingest.Core.Articles;

namespace Ingest.Core.Parsing.Drafts;

/// <summary>What a format reader found of one article, before identity, language and clean-up are added by <see cref="ArticleAssembler"/>.</summary>
internal sealed class ArticleDraft
{
    /// <summary>Inside a multi-article document: <c>#</c> and the item's id or number; empty otherwise.</summary>
    public string EntryPath { get; init; } = "";

    public Sourced<string>? Headline { get; set; }

    public Sourced<string>? AlternativeHeadline { get; set; }

    public Sourced<string>? Abstract { get; set; }

    public Sourced<IReadOnlyList<Author>>? Authors { get; set; }

    public Sourced<IReadOnlyList<Contributor>>? Contributors { get; set; }

    public Sourced<string>? Publisher { get; set; }

    public Sourced<string>? SourceOrganization { get; set; }

    public Sourced<ArticleDate>? DatePublished { get; set; }

    public Sourced<ArticleDate>? DateModified { get; set; }

    public Sourced<string>? Dateline { get; set; }

    public Sourced<IReadOnlyList<string>>? Body { get; set; }

    public Sourced<IReadOnlyList<ArticleImage>>? Images { get; set; }

    public Sourced<IReadOnlyList<string>>? Keywords { get; set; }

    public Sourced<string>? Section { get; set; }

    public Sourced<string>? Language { get; set; }

    public Sourced<string>? Url { get; set; }

    /// <summary>The item's own name, the same in all its versions (<c>urn:newsml:...</c>); see <see cref="ArticleId"/>.</summary>
    public string? Identifier { get; set; }

    public Sourced<bool>? IsAccessibleForFree { get; set; }

    public Sourced<PublicationStatus>? PubStatus { get; set; }

    public List<RemovedText> Removed { get; } = [];
}
