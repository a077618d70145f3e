using System.Xml.Linq;
using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.Html;
using Ingest.Core.Parsing.Text;
using Ingest.Core.Parsing.Xml;

namespace Ingest.Core.Parsing.Wire;

/// <summary>IPTC NewsML-G2: news items alone or in news messages. Packages, concepts and plans carry no text of their own.</summary>
internal sealed class NewsMlG2Reader : IFormatReader
{
    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.NewsMlG2];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source)
    {
        var root = XmlText.Load(source);
        var items = root.Name.LocalName == "newsItem" ? [root] : root.All("newsItem").Take(source.Options.MaxArticles).ToList();

        if (items.Count == 0)
        {
            throw new DocumentException(ReasonCode.NotAnArticle, $"The NewsML-G2 document is a {root.Name.LocalName}, which carries no news item.");
        }

        return [.. items.Select((item, i) => Item(item, items.Count == 1 ? "" : $"#{item.Attr("guid") ?? $"{i + 1}"}", source))];
    }

    private static ArticleDraft Item(XElement item, string entryPath, SourceDocument source)
    {
        var content = item.Child("contentMeta");
        var meta = item.Child("itemMeta");
        var language = content?.Child("language").Attr("tag") ?? item.Attr("lang");
        var draft = Nitf(item, entryPath) ?? new ArticleDraft { EntryPath = entryPath };
        var bylines = content?.Children("by").Select(by => by.Value).Concat(content.Children("creator").Where(IsPerson).Select(Name).OfType<string>()).ToList() ?? [];

        draft.Headline = DraftFields.Text(Headline(content) ?? meta?.Text("title"), "newsml-g2:headline") ?? draft.Headline;
        draft.AlternativeHeadline ??= DraftFields.Text(content?.Children("headline").FirstOrDefault(headline => headline.Attr("role")?.EndsWith("sub", StringComparison.OrdinalIgnoreCase) == true)?.Value, "newsml-g2:headline");
        draft.Abstract = DraftFields.Text(content?.Text("description"), "newsml-g2:description") ?? draft.Abstract;
        draft.Authors = DraftFields.People(bylines, "newsml-g2:by") ?? draft.Authors;
        draft.SourceOrganization = DraftFields.Text(Name(content?.Child("infoSource")), "newsml-g2:infoSource") ?? DraftFields.Agency(bylines, "newsml-g2:by") ?? draft.SourceOrganization;
        draft.Publisher = DraftFields.Text(Name(meta?.Child("provider")) ?? Name(item.Child("rightsInfo")?.Child("copyrightHolder")), "newsml-g2:provider") ?? draft.Publisher;
        draft.DatePublished = Date(content?.Text("contentCreated") ?? meta?.Text("firstCreated") ?? meta?.Text("versionCreated"), "newsml-g2:created") ?? draft.DatePublished;
        draft.DateModified = Date(content?.Text("contentModified") ?? meta?.Text("versionCreated"), "newsml-g2:modified") ?? draft.DateModified;
        draft.Dateline = DraftFields.Text(content?.Text("dateline") ?? Name(content?.Child("located")), "newsml-g2:dateline", 0.9) ?? draft.Dateline;
        draft.Keywords = DraftFields.List(content is null ? [] : content.Children("subject").Select(Name).Concat(content.Children("keyword").Select(keyword => keyword.Value)), "newsml-g2:subject") ?? draft.Keywords;
        draft.Section = DraftFields.Text(Name(content?.Child("genre")), "newsml-g2:genre", 0.6) ?? draft.Section;
        draft.Language = DraftFields.Text(language, "newsml-g2:language");
        draft.Url = DraftFields.Text(meta?.Children("link").Concat(item.Children("link")).FirstOrDefault(link => link.Attr("rel")?.Contains("canonical", StringComparison.OrdinalIgnoreCase) == true).Attr("href") ?? item.Attr("guid"), "newsml-g2:guid");
        draft.Identifier = item.Attr("guid");
        draft.PubStatus = StatusCodes.Read(Codes(meta, "pubStatus").Concat(Codes(meta, "signal")), "newsml-g2:pubStatus") ?? draft.PubStatus;
        draft.Images = Pictures(item, content) ?? draft.Images;
        draft.Body = draft.Body is { Value.Count: > 0 } ? draft.Body : DraftFields.Body(Body(item, source), "newsml-g2:inline");
        DraftFields.SetDateline(draft);
        return draft;
    }

    private static IEnumerable<string?> Codes(XElement? meta, string name) => meta?.Children(name).Select(code => code.Attr("qcode") ?? code.Attr("uri") ?? code.Attr("literal")) ?? [];

    private static Sourced<ArticleDate>? Date(string? value, string field) => FieldDates.Read(value, field, 0.95, DateHints.None);

    private static string? Headline(XElement? content) =>
        content?.Children("headline").FirstOrDefault(headline => headline.Attr("role") is null || headline.Attr("role")!.EndsWith("main", StringComparison.OrdinalIgnoreCase))?.Value ?? content?.Text("headline");

    private static ArticleDraft? Nitf(XElement item, string entryPath) => item.First("nitf") is { } nitf ? NitfContent.ToDraft(nitf, entryPath) : null;

    private static string? Name(XElement? element) => element is null ? null : element.Text("name") ?? element.Attr("literal");

    private static bool IsPerson(XElement creator) =>
        creator.Child("organisationDetails") is null && creator.Attr("type")?.EndsWith("organisation", StringComparison.OrdinalIgnoreCase) != true;

    private static List<string> Body(XElement item, SourceDocument source)
    {
        var set = item.Child("contentSet");
        var markup = set?.Child("inlineXML");

        if (markup is not null)
        {
            var paragraphs = NitfContent.Paragraphs(markup);
            return paragraphs.Count > 0 ? paragraphs : markup.Value.Trim().Length > 0 ? TextCleaning.Paragraphs(markup.Value) : [];
        }

        var data = set?.Children("inlineData").FirstOrDefault(inline => inline.Attr("encoding") is null);
        return data is null ? [] : HtmlFragment.Read(data.Value, source).Paragraphs;
    }

    /// <summary>A picture item is its own picture; the description is its caption.</summary>
    private static Sourced<IReadOnlyList<ArticleImage>>? Pictures(XElement item, XElement? content)
    {
        var isPicture = item.Child("itemMeta")?.Child("itemClass").Attr("qcode")?.EndsWith(":picture", StringComparison.OrdinalIgnoreCase) == true;
        var remote = item.Child("contentSet")?.Child("remoteContent");
        return !isPicture ? null : DraftFields.Images([new ArticleImage { Caption = TextCleaning.LineOrNull(content?.Text("description")), CreditText = TextCleaning.LineOrNull(content?.Text("creditline", "by")), Url = remote.Attr("href") ?? remote.Attr("residref") ?? item.Attr("guid") }], "newsml-g2:picture");
    }
}
