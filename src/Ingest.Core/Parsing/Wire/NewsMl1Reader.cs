using System.Xml.Linq;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.Xml;

namespace Ingest.Core.Parsing.Wire;

/// <summary>IPTC NewsML 1.x: the main text component of each news item.</summary>
internal sealed class NewsMl1Reader : IFormatReader
{
    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.NewsMl1];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source)
    {
        var items = XmlText.Load(source).All("NewsItem").Take(source.Options.MaxArticles).ToList();
        return [.. items.Select((item, i) => Item(item, items.Count == 1 ? "" : $"#{item.First("PublicIdentifier")?.Value.Trim() ?? $"{i + 1}"}"))];
    }

    private static ArticleDraft Item(XElement item, string entryPath)
    {
        var nitf = item.First("nitf");
        var draft = nitf is null ? new ArticleDraft { EntryPath = entryPath } : NitfContent.ToDraft(nitf, entryPath);
        var lines = item.All("NewsLines").FirstOrDefault(newsLines => newsLines.Child("HeadLine") is not null) ?? item.First("NewsLines");
        var provider = item.First("Provider")?.First("Party").Attr("FormalName") ?? item.First("ProviderId")?.Value;

        draft.Headline = DraftFields.Text(lines?.Text("HeadLine"), "newsml:HeadLine") ?? draft.Headline;
        draft.AlternativeHeadline = DraftFields.Text(lines?.Text("SubHeadLine"), "newsml:SubHeadLine") ?? draft.AlternativeHeadline;
        draft.Authors = DraftFields.People([lines?.Text("ByLine")], "newsml:ByLine") ?? draft.Authors;
        draft.Dateline = DraftFields.Text(lines?.Text("DateLine"), "newsml:DateLine") ?? draft.Dateline;
        draft.Publisher = DraftFields.Text(provider, "newsml:Provider") ?? draft.Publisher;
        draft.SourceOrganization ??= DraftFields.Agency([provider, lines?.Text("ByLine")], "newsml:Provider");
        draft.DatePublished = FieldDates.Read(item.First("FirstCreated")?.Value, "newsml:FirstCreated", 0.95, DateHints.None) ?? draft.DatePublished;
        draft.DateModified = FieldDates.Read(item.First("ThisRevisionCreated")?.Value, "newsml:ThisRevisionCreated", 0.95, DateHints.None) ?? draft.DateModified;
        draft.Language = DraftFields.Text(item.First("Language").Attr("FormalName"), "newsml:Language");
        draft.Identifier = Identifier(item.First("NewsIdentifier"));
        draft.PubStatus = StatusCodes.Read([item.First("NewsManagement")?.Child("Status").Attr("FormalName")], "newsml:Status") ?? draft.PubStatus;
        draft.Keywords = DraftFields.List(lines is null ? [] : lines.Children("KeywordLine").Select(keyword => keyword.Value), "newsml:KeywordLine") ?? draft.Keywords;
        draft.Body = draft.Body is { Value.Count: > 0 } ? draft.Body : DraftFields.Body(MainText(item), "newsml:DataContent");
        DraftFields.SetDateline(draft);
        return draft;
    }

    /// <summary>Components for headline, dek, captions and logos stand beside the one with the text: that is the one marked so, else the longest.</summary>
    private static List<string> MainText(XElement item)
    {
        var main = item.All("NewsComponent").FirstOrDefault(component => component.Child("Role").Attr("FormalName")?.StartsWith("Main", StringComparison.OrdinalIgnoreCase) == true && component.First("DataContent") is not null) ?? item;
        return main.All("DataContent").Select(NitfContent.Paragraphs).Append([]).MaxBy(paragraphs => paragraphs.Sum(paragraph => paragraph.Length))!;
    }

    /// <summary>The public identifier (NewsML 1.2, 5.5.3) without its revision, which changes from version to version.</summary>
    private static string? Identifier(XElement? parts) =>
        parts?.Text("ProviderId") is { } provider && parts.Text("DateId") is { } day && parts.Text("NewsItemId") is { } id ? $"urn:newsml:{provider}:{day}:{id}" : null;
}
