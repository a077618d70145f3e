using System.Text.RegularExpressions;
using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.Text;

namespace Ingest.Core.Parsing.Documents;

/// <summary>Markdown with or without front matter: marks are taken off, structure becomes paragraphs.</summary>
internal sealed partial class MarkdownReader : IFormatReader
{
    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.Markdown];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source)
    {
        var (front, text) = FrontMatter.Split(source.Text);
        var images = new List<ArticleImage>();
        var (headline, paragraphs) = Blocks(text, images);
        var language = front.Text("lang", "language");
        var authors = front.List("author", "authors", "by", "byline");
        var byline = paragraphs.FindIndex(0, Math.Min(3, paragraphs.Count), paragraph => paragraph.Length < 120 && LineKinds.IsBylineOrDate(paragraph));
        var draft = new ArticleDraft
        {
            Headline = DraftFields.Text(front.Text("title", "headline"), "front-matter:title") ?? DraftFields.Text(headline, "markdown:heading", 0.9),
            AlternativeHeadline = DraftFields.Text(front.Text("subtitle", "dek", "standfirst"), "front-matter:subtitle"),
            Abstract = DraftFields.Text(front.Text("description", "summary", "excerpt", "abstract"), "front-matter:description"),
            Authors = DraftFields.People(authors, "front-matter:author"),
            SourceOrganization = DraftFields.Agency([front.Text("source", "agency"), .. authors], "front-matter:source"),
            Publisher = DraftFields.Text(front.Text("publisher", "site"), "front-matter:publisher"),
            DatePublished = FieldDates.Read(front.Text("date", "published", "publishDate", "pubDate", "datePublished"), "front-matter:date", 0.95, DateHints.For(language)),
            DateModified = FieldDates.Read(front.Text("lastmod", "updated", "modified", "dateModified", "last_modified_at"), "front-matter:updated", 0.95, DateHints.For(language)),
            Keywords = DraftFields.List(front.List("tags", "keywords"), "front-matter:tags"),
            Section = DraftFields.Text(front.Text("section", "category", "categories"), "front-matter:section"),
            Language = DraftFields.Text(language, "front-matter:lang"),
            Url = DraftFields.Text(front.Text("url", "canonical", "canonical_url", "permalink", "link"), "front-matter:url"),
        };

        if (byline >= 0)
        {
            draft.Authors ??= DraftFields.People(AuthorNames.HasIntroduction(paragraphs[byline], out var rest) ? [rest] : [], "markdown:byline", 0.8);
            draft.DatePublished ??= DateLines.Published([paragraphs[byline]], DateHints.For(language));
            draft.Removed.Add(RemovedText.Of(paragraphs[byline], "byline"));
            paragraphs.RemoveAt(byline);
        }

        draft.Body = DraftFields.Body(paragraphs, "markdown");
        draft.Images = DraftFields.Images(images, "markdown:image");
        DraftFields.SetDateline(draft);
        return [draft];
    }

    private static (string? Headline, List<string> Paragraphs) Blocks(string text, List<ArticleImage> images)
    {
        string? headline = null;
        var paragraphs = new List<string>();
        var current = new List<string>();
        var fenced = false;

        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            fenced ^= line.StartsWith("```", StringComparison.Ordinal);
            var heading = Heading().Match(line);
            var startsBlock = heading.Success || line.Length == 0 || ListItem().IsMatch(line) || line.StartsWith("![", StringComparison.Ordinal);

            if (startsBlock && !fenced)
            {
                Flush();
            }

            if (heading.Success && headline is null && heading.Groups["level"].Length == 1)
            {
                headline = Inline(heading.Groups["text"].Value, images);
            }
            else if (line.Length > 0 && !Rule().IsMatch(line))
            {
                current.Add(heading.Success ? heading.Groups["text"].Value : line.TrimStart('>', ' '));
            }

            if (heading.Success)
            {
                Flush();
            }
        }

        Flush();
        return (headline, paragraphs);

        void Flush()
        {
            if (TextCleaning.LineOrNull(Inline(string.Join(' ', current), images)) is { } paragraph)
            {
                paragraphs.Add(paragraph);
            }

            current.Clear();
        }
    }

    /// <summary>Links become their text, pictures leave for the images, emphasis marks go.</summary>
    private static string Inline(string text, List<ArticleImage> images)
    {
        var withoutImages = Image().Replace(text, match =>
        {
            var (caption, credit) = CreditText.Split(match.Groups["title"].Length > 0 ? match.Groups["title"].Value : match.Groups["alt"].Value);
            images.Add(new ArticleImage { Url = match.Groups["url"].Value, Caption = caption, CreditText = credit });
            return "";
        });
        var plain = Emphasis().Replace(Link().Replace(ItemMark().Replace(withoutImages, ""), "${text}"), "${text}");
        return System.Net.WebUtility.HtmlDecode(Tag().Replace(plain.Replace("`", "", StringComparison.Ordinal), ""));
    }

    [GeneratedRegex(@"\A(?<level>#{1,6})\s+(?<text>.+?)\s*#*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\A(?:[-*+]|[0-9]{1,3}[.)])\s+\S", RegexOptions.NonBacktracking)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"\A[-*+]\s+", RegexOptions.NonBacktracking)]
    private static partial Regex ItemMark();

    [GeneratedRegex(@"\A(?:(?:\s*[-*_=]){3,}|`{3,}.*)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();

    [GeneratedRegex("""!\[(?<alt>[^\]]{0,500})\]\((?<url>[^\s)]{1,2000})(?:\s+"(?<title>[^"]{0,500})")?\)""", RegexOptions.NonBacktracking)]
    private static partial Regex Image();

    [GeneratedRegex(@"\[(?<text>[^\]]{1,500})\](?:\([^)]{0,2000}\)|\[[^\]]{0,100}\])", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?:\*\*|__)(?<text>[^*_]+)(?:\*\*|__)|\*(?<text>[^*\s][^*]*)\*", RegexOptions.NonBacktracking)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"</?[A-Za-z][^<>]{0,500}>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
