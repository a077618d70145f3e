using System.Text.Json;
using Ingest.Core.Articles;
using Ingest.Core.DeadLetters;
using Ingest.Core.Parsing.Drafts;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Formats;
using Ingest.Core.Parsing.Html;

namespace Ingest.Core.Parsing.Json;

/// <summary>IPTC ninjs 1.x (single fields, lower case), 2.x (arrays with roles, lower case) and 3.x (the same in camel case).</summary>
internal sealed class NinjsReader : IFormatReader
{
    public IReadOnlyList<string> MediaTypes { get; } = [Detection.MediaTypes.Ninjs];

    public IReadOnlyList<ArticleDraft> Read(SourceDocument source)
    {
        var root = JsonText.Load(source);

        // The detector sees the first kilobytes: a schema names the same properties.
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("$schema", out _) && root.TryGetProperty("properties", out _))
        {
            throw new DocumentException(ReasonCode.NotAnArticle, "The JSON is a schema, not an item.");
        }

        var items = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : root.TryGetProperty("items", out _) ? JsonLdValues.Items(root, "items").ToList() : [root];
        return [.. items.Where(item => item.ValueKind == JsonValueKind.Object).Take(source.Options.MaxArticles).Select((item, i) => Item(item, items.Count == 1 ? "" : $"#{Text(item, "uri") ?? $"{i + 1}"}", source))];
    }

    public static ArticleDraft Item(JsonElement item, string entryPath, SourceDocument source)
    {
        var (body, images) = Body(item, source);
        var bylines = Bylines(item);
        var language = Text(item, "language");
        var draft = new ArticleDraft
        {
            EntryPath = entryPath,
            Headline = DraftFields.Text(HtmlFragment.Line(Role(item, "headlines", "main", "") ?? Prefixed(item, "headline") ?? Text(item, "title"), source), "ninjs:headline"),
            AlternativeHeadline = DraftFields.Text(HtmlFragment.Line(Role(item, "headlines", "sub", "subheadline", "dek") ?? Text(item, "headline_sub"), source), "ninjs:headlines"),
            Abstract = DraftFields.Text(HtmlFragment.Line(Role(item, "descriptions", "summary", "text", "main", "caption", "") ?? Prefixed(item, "description"), source), "ninjs:description"),
            Authors = DraftFields.People(bylines, "ninjs:by"),
            SourceOrganization = DraftFields.Agency([.. bylines, .. Names(item, "infosources", "infoSources"), Text(item, "copyrightholder", "copyrightHolder")], "ninjs:source"),
            Publisher = DraftFields.Text(Text(item, "copyrightholder", "copyrightHolder"), "ninjs:copyrightholder", 0.8),
            DatePublished = FieldDates.Read(Text(item, "firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated", "versionCreated"), "ninjs:created", 0.95, DateHints.For(language)),
            DateModified = FieldDates.Read(Text(item, "versioncreated", "versionCreated"), "ninjs:versioncreated", 0.95, DateHints.For(language)),
            Dateline = DraftFields.Text(Text(item, "located"), "ninjs:located", 0.8),
            Body = DraftFields.Body(body, "ninjs:body"),
            Keywords = DraftFields.List([.. Names(item, "subjects", "subject"), .. JsonLdValues.Texts(item, "keywords")], "ninjs:subject"),
            Section = DraftFields.Text(Names(item, "genres").FirstOrDefault(), "ninjs:genre", 0.6),
            Language = DraftFields.Text(language, "ninjs:language"),
            Url = DraftFields.Text(JsonLdValues.Text(item, "uri") ?? Text(item, "canonicalurl"), "ninjs:uri"),
            Identifier = Text(item, "uri"),
            PubStatus = StatusCodes.Read([Text(item, "pubstatus", "pubStatus")], "ninjs:pubstatus"),
            Images = DraftFields.Images([.. Pictures(item), .. images], "ninjs:associations"),
        };
        DraftFields.SetDateline(draft);
        return draft;
    }

    private static (List<string> Paragraphs, List<ArticleImage> Images) Body(JsonElement item, SourceDocument source)
    {
        var bodies = JsonLdValues.Items(item, "bodies").ToList();
        var chosen = bodies.Find(body => Text(body, "contenttype", "contentType")?.Contains("html", StringComparison.OrdinalIgnoreCase) == true);
        chosen = chosen.ValueKind == JsonValueKind.Object ? chosen : bodies.FirstOrDefault();
        var text = chosen.ValueKind == JsonValueKind.Object ? Text(chosen, "value") : Text(item, "body_xhtml", "body_html") ?? Prefixed(item, "body");
        return HtmlFragment.Read(text ?? "", source);
    }

    private static List<string> Bylines(JsonElement item) =>
        [.. new[] { Text(item, "by", "byline") }.OfType<string>(), .. JsonLdValues.Items(item, "people").Where(person => Text(person, "rel") is "author" or "creator" or "writer").Select(person => Text(person, "name")).OfType<string>()];

    private static IEnumerable<ArticleImage> Pictures(JsonElement item)
    {
        if (Text(item, "type") == "picture")
        {
            yield return Picture(item);
        }

        if (!item.TryGetProperty("associations", out var associations))
        {
            yield break;
        }

        // An object by name in 1.x, an array in 2.x and 3.x.
        foreach (var associated in associations.ValueKind == JsonValueKind.Object ? associations.EnumerateObject().Select(property => property.Value) : JsonLdValues.Items(item, "associations"))
        {
            if (associated.ValueKind == JsonValueKind.Object && Text(associated, "type") is "picture" or "graphic")
            {
                yield return Picture(associated);
            }
        }
    }

    private static ArticleImage Picture(JsonElement item) => new()
    {
        Caption = Role(item, "descriptions", "caption", "main", "text", "") ?? Prefixed(item, "description") ?? Role(item, "headlines", "main", ""),
        CreditText = Text(item, "by", "byline", "copyrightholder", "copyrightHolder"),
        Url = Renditions(item).Select(rendition => Text(rendition, "href")).FirstOrDefault(href => href is not null) ?? Text(item, "uri"),
    };

    private static IEnumerable<JsonElement> Renditions(JsonElement item) =>
        !item.TryGetProperty("renditions", out var renditions) ? [] : renditions.ValueKind == JsonValueKind.Object ? renditions.EnumerateObject().Select(property => property.Value) : JsonLdValues.Items(item, "renditions");

    private static string? Text(JsonElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (JsonLdValues.Text(item, name) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The value with the first of the roles that there is; an empty role takes any.</summary>
    private static string? Role(JsonElement item, string list, params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
        {
            foreach (var entry in JsonLdValues.Items(item, list))
            {
                if (role.Length == 0 || string.Equals(Text(entry, "role"), role, StringComparison.OrdinalIgnoreCase))
                {
                    return Text(entry, "value");
                }
            }
        }

        return null;
    }

    /// <summary>ninjs 1.x allows "body_text", "headline_main" and so on.</summary>
    private static string? Prefixed(JsonElement item, string prefix) =>
        Text(item, prefix) ?? item.EnumerateObject().Where(property => property.Name.StartsWith(prefix + "_", StringComparison.Ordinal)).Select(property => JsonLdValues.Scalar(property.Value)).FirstOrDefault(text => text is not null);

    private static IEnumerable<string> Names(JsonElement item, params string[] lists) =>
        lists.SelectMany(list => JsonLdValues.Items(item, list)).Select(entry => entry.ValueKind == JsonValueKind.Object ? Text(entry, "name") : null).OfType<string>();
}
