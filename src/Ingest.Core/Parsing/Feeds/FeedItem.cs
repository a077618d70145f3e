using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.Html;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Feeds;

/// <summary>One item of a feed, whatever the feed's format, on its way to a draft.</summary>
internal sealed record FeedItem
{
    /// <summary>The item's own id, or its number in the feed.</summary>
    public required string Id { get; init; }

    /// <summary>Prefix of the evidence: <c>rss</c>, <c>atom</c>, <c>json-feed</c>.</summary>
    public required string Source { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    public string? Published { get; init; }

    public string? Modified { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public string? Summary { get; init; }

    /// <summary>Markup or text of the whole article, where the feed carries it.</summary>
    public string? Content { get; init; }

    public string? Publisher { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<ArticleImage> Images { get; init; } = [];

    public ArticleDraft ToDraft(SourceDocument document)
    {
        var (body, images) = HtmlFragment.Read(Content ?? Summary ?? "", document);
        var names = Authors.SelectMany(author => AuthorNames.Parse(author, isField: true)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var agency = Authors.Select(AgencyNames.Find).FirstOrDefault(name => name is not null);
        var pictures = Images.Concat(images).DistinctBy(image => image.Url ?? image.Caption).ToList();
        var draft = new ArticleDraft
        {
            EntryPath = "#" + Id,
            Identifier = Id,
            Headline = Field(HtmlFragment.Line(Title, document), "title"),
            Abstract = Content is null ? null : Field(HtmlFragment.Line(Summary, document), "summary"),
            Url = Field(Url, "link"),
            Publisher = Field(Publisher, "channel"),
            Language = Field(Language, "language"),
            SourceOrganization = Field(agency, "author"),
            DatePublished = FieldDates.Read(Published, Source + ":published", 0.95, DateHints.For(Language)),
            DateModified = FieldDates.Read(Modified, Source + ":updated", 0.95, DateHints.For(Language)),
            Body = new Sourced<IReadOnlyList<string>>(body, Content is null ? Source + ":summary" : Source + ":content", Content is null ? 0.6 : 0.9),
        };
        draft.Authors = names.Count == 0 ? null : new Sourced<IReadOnlyList<Author>>([.. names.Select(name => new Author { Name = name })], Source + ":author", 0.9);
        draft.Images = pictures.Count == 0 ? null : new Sourced<IReadOnlyList<ArticleImage>>(pictures, Source + ":media", 0.9);
        draft.Keywords = Categories.Count == 0 ? null : new Sourced<IReadOnlyList<string>>([.. Categories.Distinct(StringComparer.OrdinalIgnoreCase)], Source + ":category", 0.9);

        // Several categories are as often tags as sections: only a single one is taken for where the item stands.
        draft.Section = Categories.Distinct(StringComparer.OrdinalIgnoreCase).ToList() is [var only] && TextCleaning.LineOrNull(only) is { } section ? new Sourced<string>(section, Source + ":category", 0.6) : null;
        return draft;
    }

    private Sourced<string>? Field(string? value, string name) => TextCleaning.LineOrNull(value) is { } text ? new Sourced<string>(text, $"{Source}:{name}", 0.95) : null;
}
