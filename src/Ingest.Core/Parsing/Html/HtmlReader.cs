using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Formats;

namespace Ingest.Core.Parsing.Html;

/// <summary>Pages and fragments in HTML.</summary>
internal sealed class HtmlReader : IFormatReader
{
    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.Html];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source) => [ReadPage(source.Text, source)];

    public static ArticleDraft ReadPage(string html, SourceDocument source)
    {
        var page = HtmlPage.Parse(html, source);
        var url = Url(page);
        var siteNames = SiteNames.Of(page, url?.Value ?? source.Raw.Metadata.Url);
        var headline = HeadlineFinder.Find(page, siteNames);
        var draft = new ArticleDraft { Headline = headline, Url = url };
        source.CancellationToken.ThrowIfCancellationRequested();

        var root = BodyRoot.Find(page.Tree);
        draft.Authors = AuthorFinder.Find(page, siteNames, headline?.Value);
        draft.Images = ImageFinder.Find(page, root);
        SetBody(draft, page, root);
        PageVerdict.Check(page, draft, root);
        SetDates(draft, page, url?.Value ?? source.Raw.Metadata.Url, source);
        PageFields.Set(draft, page);
        DraftFields.SetDateline(draft);
        return draft;
    }

    private static Sourced<string>? Url(HtmlPage page)
    {
        foreach (var (value, source) in new[] { (page.Meta.First("link:canonical")?.Value, "link:canonical"), (page.Meta.First("og:url")?.Value, "meta:og:url"), (page.Structured.Url, "json-ld") })
        {
            if (CanonicalUrl.Normalize(value) is not null)
            {
                return new Sourced<string>(value!.Trim(), source, 0.95);
            }
        }

        return null;
    }

    private static void SetBody(ArticleDraft draft, HtmlPage page, int root)
    {
        var (blocks, removed) = BodySelector.Select(page.Tree, root, draft.Headline?.Value, [.. draft.Authors?.Value.Select(author => author.Name) ?? []]);
        draft.Removed.AddRange(removed);
        List<string> captions = [.. draft.Images?.Value.Select(image => image.Caption).OfType<string>() ?? []];
        var contributors = new List<Contributor>();
        var paragraphs = new List<string>(blocks.Count);

        foreach (var block in blocks)
        {
            if (ContributorLines.Read(block.Text) is { } people)
            {
                contributors.AddRange(people);
                draft.Removed.Add(RemovedText.Of(block.Text, "contributors"));
            }
            else if (captions.Exists(caption => ImageFinder.IsCaption(block, caption)))
            {
                draft.Removed.Add(RemovedText.Of(block.Text, "caption"));
            }
            else
            {
                paragraphs.Add(block.Text);
            }
        }

        draft.Contributors = contributors.Count == 0 ? null : new Sourced<IReadOnlyList<Contributor>>([.. contributors.DistinctBy(person => person.Name)], "dom:contributors", 0.8);
        draft.Body = new Sourced<IReadOnlyList<string>>(paragraphs, "dom", 0.9);
    }

    private static void SetDates(ArticleDraft draft, HtmlPage page, string? url, SourceDocument source)
    {
        var reference = source.Raw.Metadata.Retrieved ?? source.Raw.LastModified;
        var hints = DateHints.For(page.Language, reference is { } known ? new Lazy<DateOnly?>(DateOnly.FromDateTime(known.UtcDateTime)) : null);
        hints = hints with { MonthFirst = DayOrder.IsMonthFirst(page, url, hints.MonthFirst) };
        (draft.DatePublished, draft.DateModified) = DateFinder.Find(page, url, draft.Headline?.Value, hints);
    }
}
