using System.Xml.Linq;
using Ingest.Core.Articles;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Text;
using Ingest.Core.Parsing.Xml;

namespace Ingest.Core.Parsing.Wire;

/// <summary>Maps an NITF document, on its own or inside a NewsML item, to a draft.</summary>
internal static class NitfContent
{
    private static readonly HashSet<string> BlockNames = new(StringComparer.OrdinalIgnoreCase) { "p", "hl2", "h1", "h2", "h3", "h4", "li", "dt", "dd", "pre", "td", "th", "fn", "bq-source" };

    public static ArticleDraft ToDraft(XElement nitf, string entryPath)
    {
        var head = nitf.First("body.head");
        var docdata = nitf.First("docdata");
        var byline = head?.First("byline");
        var draft = new ArticleDraft
        {
            EntryPath = entryPath,
            Headline = DraftFields.Text(nitf.First("hl1")?.Value ?? nitf.First("hedline")?.Value ?? nitf.Child("head")?.Text("title"), "nitf:hl1"),
            AlternativeHeadline = DraftFields.Text(head?.First("hl2")?.Value, "nitf:hl2"),
            Abstract = DraftFields.Text(head?.First("abstract")?.Value, "nitf:abstract"),
            Authors = DraftFields.People(Bylines(byline), "nitf:byline"),
            SourceOrganization = DraftFields.Agency([byline?.First("byttl")?.Value, head?.First("distributor")?.Value, byline?.Value], "nitf:byline"),
            Publisher = DraftFields.Text(head?.First("distributor")?.Value ?? nitf.First("pubdata").Attr("name"), "nitf:distributor"),
            DatePublished = FieldDates.Read(docdata?.First("date.issue").Attr("norm") ?? nitf.First("pubdata").Attr("date.publication") ?? head?.First("story.date").Attr("norm") ?? docdata?.First("date.release").Attr("norm"), "nitf:date.issue", 0.95, DateHints.None),
            Dateline = DraftFields.Text(head?.First("dateline")?.First("location")?.Value ?? head?.First("dateline")?.Value, "nitf:dateline"),
            Keywords = DraftFields.List(nitf.All("keyword").Select(keyword => keyword.Attr("key")), "nitf:keyword"),
            Section = DraftFields.Text(nitf.First("pubdata").Attr("position.section"), "nitf:section"),
            Identifier = Identifier(docdata?.First("doc-id")),
            PubStatus = StatusCodes.Read([docdata.Attr("management-status")], "nitf:management-status"),
            Body = DraftFields.Body(Paragraphs(nitf.First("body.content") ?? nitf.First("body")), "nitf:body"),
            Images = DraftFields.Images(nitf.All("media").Select(Image), "nitf:media"),
        };
        DraftFields.SetDateline(draft);
        return draft;
    }

    /// <summary>An id is unique below its registrar only; some write a whole URN.</summary>
    private static string? Identifier(XElement? id) =>
        id.Attr("id-string") is not { } text || text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) ? id.Attr("id-string")
        : id.Attr("regsrc") is { } registrar ? $"urn:nitf:{Uri.EscapeDataString(registrar)}:{Uri.EscapeDataString(text)}" : null;

    private static IEnumerable<string?> Bylines(XElement? byline) =>
        byline is null ? [] : byline.All("person").Any() ? byline.All("person").Select(person => (string?)person.Value) : [string.Concat(byline.Nodes().Where(node => node is XText).Select(node => node.ToString()))];

    private static ArticleImage Image(XElement media) => new()
    {
        Url = media.First("media-reference").Attr("source"),
        Caption = TextCleaning.LineOrNull(media.First("media-caption")?.Value),
        CreditText = TextCleaning.LineOrNull(media.First("media-producer")?.Value),
    };

    /// <summary>Block elements in order that hold no other block; media are pictures, not text.</summary>
    public static List<string> Paragraphs(XElement? content) =>
        content is null ? [] : [.. content.Descendants()
            .Where(element => BlockNames.Contains(element.Name.LocalName) && !element.Ancestors().Any(IsMedia) && !element.Descendants().Any(inner => BlockNames.Contains(inner.Name.LocalName)))
            .Select(element => TextCleaning.Line(element.Value)).Where(text => text.Length > 0)];

    private static bool IsMedia(XElement element) => element.Name.LocalName is "media" or "figure" or "figcaption";
}
