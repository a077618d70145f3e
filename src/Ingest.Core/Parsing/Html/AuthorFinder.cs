using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Html;

/// <summary>
/// The people who wrote the article. What the page states in its metadata and what it shows the reader are read apart and then
/// weighed: templates put the login or the last editor into the metadata, and some pages show more authors than they state.
/// </summary>
internal static class AuthorFinder
{
    private const int MaxValueLength = 200;

    /// <summary>X's cards have two labelled values, the author, the reading time or something else.</summary>
    private const string Labelled = "twitter:data";

    /// <summary>Pages name their author under many names; the first that gives a full name counts, else the first that gives any.</summary>
    private static readonly string[] MetaNames = ["author", "article:author_name", "byline", "article_author", "authors", "parsely-author", "cXenseParse:author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "citation_author", "article:author", "og:article:author", "author_name", "creator", Labelled];

    public static Sourced<IReadOnlyList<Author>>? Find(HtmlPage page, IReadOnlyCollection<string> siteNames, string? headline)
    {
        var structured = page.Structured.Authors;
        var stated = People(structured.Select(author => author.Name), siteNames, "json-ld", 0.93, isField: true, structured);
        var meta = FromMeta(page, siteNames);

        if (stated is null || (meta is not null && !HasFullName(stated) && HasFullName(meta)))
        {
            stated = meta;
        }

        return Choose(page, stated, Shown(page, siteNames, headline)) ?? Owner(page, siteNames, headline);
    }

    /// <summary>A site that bears a person's name and names no other author is that person's.</summary>
    private static Sourced<IReadOnlyList<Author>>? Owner(HtmlPage page, IReadOnlyCollection<string> siteNames, string? headline) =>
        (siteNames.FirstOrDefault(name => KnownNames.IsPerson(name) && AuthorNames.IsBareName(name)) ?? new PageSignatures(page, headline).Owner()) is { } owner
            ? new Sourced<IReadOnlyList<Author>>([new Author { Name = owner }], "site-owner", 0.5, owner)
            : null;

    private static Sourced<IReadOnlyList<Author>>? FromMeta(HtmlPage page, IReadOnlyCollection<string> siteNames)
    {
        Sourced<IReadOnlyList<Author>>? first = null;

        foreach (var name in MetaNames)
        {
            if (People((name == Labelled ? LabelledAuthors(page.Meta) : page.Meta.All(name)).Where(IsPlausible), siteNames, $"meta:{name}", 0.88, isField: true) is { } people)
            {
                if (HasFullName(people))
                {
                    return people;
                }

                first ??= people;
            }
        }

        return first;
    }

    private static IEnumerable<string> LabelledAuthors(MetaTags meta)
    {
        foreach (var number in (string[])["1", "2"])
        {
            if (meta.First($"twitter:label{number}") is { } label && BylineIntroductions.Is(label.Value) && meta.First(Labelled + number) is { } author)
            {
                return [author.Value];
            }
        }

        return [];
    }

    private static Sourced<IReadOnlyList<Author>>? Shown(HtmlPage page, IReadOnlyCollection<string> siteNames, string? headline)
    {
        var window = new HeadlineWindow(page.Tree, headline);
        var bylines = new PageBylines(window);
        var links = new AuthorLinks(window);
        return People(bylines.Marked(), siteNames, "author-link", 0.85, isField: true)
            ?? People(links.Linked(introduced: false), siteNames, "author-link", 0.8, isField: false)
            ?? People(links.Named(isWord: false), siteNames, "author-class", 0.78, isField: false)
            ?? People(links.Linked(introduced: true), siteNames, "author-link", 0.75, isField: true)
            ?? People(bylines.InRegions(), siteNames, "byline", 0.75, isField: false)
            ?? People(bylines.InText(), siteNames, "text:byline", 0.7, isField: false)
            ?? People(links.Named(isWord: true), siteNames, "author-class", 0.65, isField: true)
            ?? People(bylines.IntroducedWord(), siteNames, "text:byline", 0.6, isField: true)
            ?? People(new PageSignatures(page, headline).AtEnd(), siteNames, "text:end", 0.6, isField: false);
    }

    /// <summary>
    /// What the page states counts, unless the reader sees nothing of it and another name stands in its place, or sees the same people
    /// and more.
    /// </summary>
    private static Sourced<IReadOnlyList<Author>>? Choose(HtmlPage page, Sourced<IReadOnlyList<Author>>? stated, Sourced<IReadOnlyList<Author>>? shown)
    {
        if (stated is null || shown is null)
        {
            return stated ?? shown;
        }

        if (stated.Value.All(author => shown.Value.Any(other => HeadlineText.Same(author.Name, other.Name))))
        {
            return shown.Value.Count > stated.Value.Count && shown.Source != "text:end" ? shown : stated;
        }

        return shown.Confidence >= 0.7 && HasFullName(shown) && (!HasFullName(stated) || !stated.Value.Any(author => IsShown(page, author.Name))) ? shown : stated;
    }

    private static bool HasFullName(Sourced<IReadOnlyList<Author>> people) => people.Value.Any(author => author.Name.Contains(' ', StringComparison.Ordinal) || TextMeasure.IsUnspaced(author.Name[0]));

    /// <summary>The owner in the page's footer or copyright line is not its author for that.</summary>
    private static bool IsShown(HtmlPage page, string name) =>
        page.Tree.Blocks.Exists(block => (page.Tree.RegionsOf(block) & (PageRegions.Comments | PageRegions.Footer)) == 0 && block.Text.Contains(name, StringComparison.OrdinalIgnoreCase) && !block.Text.Contains('©', StringComparison.Ordinal));

    /// <summary>A person's own site has the person's name; a single word is a brand.</summary>
    private static bool IsOwnSite(string name, bool isField) => isField && name.Contains(' ', StringComparison.Ordinal);

    private static bool IsPlausible(string value) => !value.Contains("://", StringComparison.Ordinal) && value.Length < MaxValueLength;

    private static Sourced<IReadOnlyList<Author>>? People(IEnumerable<string> texts, IReadOnlyCollection<string> siteNames, string source, double confidence, bool isField, IReadOnlyList<(string Name, string? Url)>? pages = null)
    {
        var authors = new List<Author>();
        var raw = new List<string>();

        foreach (var text in texts)
        {
            foreach (var name in AuthorNames.Parse(text, isField))
            {
                if (!KnownNames.IsPhrase(name) && (IsOwnSite(name, isField) || !siteNames.Any(site => HeadlineText.Same(site, name))) && !authors.Exists(author => HeadlineText.Same(author.Name, name)))
                {
                    var url = pages?.FirstOrDefault(page => page.Name == text).Url;
                    authors.Add(new Author { Name = name, Url = Uri.TryCreate(url, UriKind.Absolute, out _) ? url : null });
                    raw.Add(TextCleaning.Line(text));
                }
            }
        }

        return authors.Count == 0 ? null : new Sourced<IReadOnlyList<Author>>(authors, source, confidence, string.Join("; ", raw.Distinct(StringComparer.Ordinal)));
    }
}
