using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Ingest.Core.Articles;

namespace Ingest.Core.Tests.Parsing.Wire;

/// <summary>
/// Measures the share of the fields of IPTC's public ninjs and NewsML-G2 samples that come out right. The samples hold texts of agencies and are no part
/// of this repository: INGEST_IPTC_SAMPLES names a folder with copies of them, else there is nothing to measure.
/// </summary>
public sealed partial class IptcSampleTests(ITestOutputHelper output)
{
    private const double Wanted = 0.97;

    private readonly Dictionary<string, (int Right, int All)> _fields = new(StringComparer.Ordinal);

    [Fact]
    public void Fields_ComeOutRight_When_IptcsOwnSamplesAreRead()
    {
        var folder = Environment.GetEnvironmentVariable("INGEST_IPTC_SAMPLES");
        Assert.SkipWhen(folder is null, "INGEST_IPTC_SAMPLES names no folder with IPTC's samples.");

        foreach (var path in Directory.EnumerateFiles(folder!, "*.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var outcome = Dropped.Parse(File.ReadAllBytes(path), Path.GetFileName(path));

            if (outcome.Articles is [var article])
            {
                Compare(article, path);
            }
        }

        foreach (var (name, (right, all)) in _fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} {right,4} of {all,4}"));
        }

        var share = (double)_fields.Values.Sum(field => field.Right) / _fields.Values.Sum(field => field.All);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all            {share:0.000}"));
        Assert.True(share >= Wanted, share.ToString(CultureInfo.InvariantCulture));
    }

    private void Compare(Article article, string path)
    {
        if (article.Provenance.MediaType == "application/vnd.iptc.ninjs+json")
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            CompareNinjs(article, json.RootElement, path);
        }
        else if (article.Provenance.MediaType == "application/vnd.iptc.g2.newsitem+xml")
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
            var item = XDocument.Load(reader).Descendants().First(element => element.Name.LocalName == "newsItem");
            CompareNewsMl(article, item, path);
        }
    }

    private void CompareNinjs(Article article, JsonElement item, string path)
    {
        var headlines = Values(item, "headlines").Concat(Strings(item, "headline", "title")).ToList();
        var bodies = Values(item, "bodies").Concat(item.EnumerateObject().Where(property => property.Name.StartsWith("body_", StringComparison.Ordinal)).Select(property => property.Value.GetString()!)).ToList();
        Check("headline", headlines, headlines.Any(text => Same(text, article.Headline)), path);
        Check("language", Strings(item, "language"), Strings(item, "language").Any(tag => SameLanguage(tag, article.Language)), path);
        Check("created", Strings(item, "firstcreated", "firstCreated"), Strings(item, "firstcreated", "firstCreated").Any(text => SameTime(text, article.DatePublished)), path);
        Check("version", Strings(item, "versioncreated", "versionCreated"), Strings(item, "versioncreated", "versionCreated").Any(text => SameTime(text, article.DateModified) || SameTime(text, article.DatePublished)), path);
        Check("status", Strings(item, "pubstatus", "pubStatus"), Strings(item, "pubstatus", "pubStatus").Any(text => text.Equals(article.PubStatus?.ToString(), StringComparison.OrdinalIgnoreCase)), path);
        Check("publisher", Strings(item, "copyrightholder", "copyrightHolder"), Strings(item, "copyrightholder", "copyrightHolder").Any(text => Same(text, article.Publisher)), path);
        Check("byline", Strings(item, "by", "byline"), Strings(item, "by", "byline").Any(text => IsByline(text, article)), path);
        Check("body", bodies, bodies.Any(text => Same(LastWords(text), LastWords(string.Join(' ', article.Body)))), path);
        var subjects = Names(item, "subject").Concat(Names(item, "subjects")).ToList();
        Check("subjects", subjects, subjects.All(name => article.Keywords.Any(keyword => Same(keyword, name))), path);
        Check("description", Values(item, "descriptions"), Values(item, "descriptions").Any(text => Same(Plain(text), article.Abstract) || article.Images.Any(image => Same(Plain(text), image.Caption))), path);
    }

    private void CompareNewsMl(Article article, XElement item, string path)
    {
        var content = item.Elements().FirstOrDefault(element => element.Name.LocalName == "contentMeta");
        var meta = item.Elements().FirstOrDefault(element => element.Name.LocalName == "itemMeta");
        Check("headline", Texts(content, "headline"), Texts(content, "headline").Any(text => Same(text, article.Headline)), path);
        Check("created", Texts(content, "contentCreated"), Texts(content, "contentCreated").Any(text => SameTime(text, article.DatePublished)), path);
        Check("version", Texts(meta, "versionCreated"), Texts(meta, "versionCreated").Any(text => SameTime(text, article.DateModified) || SameTime(text, article.DatePublished) || Texts(content, "contentModified").Count > 0), path);
        Check("description", Texts(content, "description"), Texts(content, "description").Any(text => Same(text, article.Abstract)), path);
        Check("byline", Texts(content, "by"), Texts(content, "by").Any(text => IsByline(text, article)), path);
        Check("dateline", Texts(content, "dateline"), Texts(content, "dateline").Any(text => Same(text, article.Dateline)), path);
        var provider = Texts(meta?.Elements().FirstOrDefault(element => element.Name.LocalName == "provider"), "name");
        Check("publisher", provider, provider.Any(text => Same(text, article.Publisher)), path);
        var status = meta?.Elements().Where(element => element.Name.LocalName == "pubStatus").Select(element => element.Attribute("qcode")?.Value.Split(':')[^1]).OfType<string>().ToList() ?? [];
        Check("status", status, status.Any(text => text.Equals(article.PubStatus?.ToString(), StringComparison.OrdinalIgnoreCase)), path);
        var languages = content?.Elements().Where(element => element.Name.LocalName == "language").Select(element => element.Attribute("tag")?.Value).OfType<string>().ToList() ?? [];
        Check("language", languages, languages.Any(tag => SameLanguage(tag, article.Language)), path);
        var subjects = content?.Elements().Where(element => element.Name.LocalName == "subject").SelectMany(subject => Texts(subject, "name").Take(1)).ToList() ?? [];
        Check("subjects", subjects, subjects.All(name => article.Keywords.Any(keyword => Same(keyword, name))), path);
        var paragraphs = item.Descendants().Where(element => element.Name.LocalName == "inlineXML").Descendants().Where(element => element.Name.LocalName == "p").Select(element => element.Value).Where(text => text.Trim().Length > 0).ToList();
        Check("body", paragraphs, paragraphs.Count > 0 && Same(LastWords(string.Join(" ", paragraphs)), LastWords(string.Join(" ", article.Body))), path);
    }

    private void Check(string field, IReadOnlyCollection<string> present, bool isRight, string path)
    {
        if (present.All(string.IsNullOrWhiteSpace))
        {
            return;
        }

        var (right, all) = _fields.GetValueOrDefault(field);
        _fields[field] = (right + (isRight ? 1 : 0), all + 1);

        if (!isRight)
        {
            output.WriteLine($"{field}: {Path.GetFileName(path)}: {string.Join(" / ", present.Take(2).Select(text => text.Trim()[..Math.Min(60, text.Trim().Length)]))}");
        }
    }

    private static bool Same(string? left, string? right) => left is not null && right is not null && Plain(left) == Plain(right);

    private static string Plain(string text) => NotWords().Replace(System.Net.WebUtility.HtmlDecode(Tags().Replace(text, " ")), "").ToUpperInvariant();

    private static string LastWords(string text) => Plain(text) is var plain && plain.Length > 30 ? plain[^30..] : plain;

    private static bool SameLanguage(string tag, string? language) => language is not null && tag.Split('-')[0].Equals(language.Split('-')[0], StringComparison.OrdinalIgnoreCase);

    private static bool SameTime(string text, ArticleDate? date) => date is { } known && DateTimeOffset.TryParse(text.Trim(), CultureInfo.InvariantCulture, out var time) && known.Value == time;

    /// <summary>A byline may name people, an agency, or both.</summary>
    private static bool IsByline(string text, Article article) =>
        article.Authors.Select(author => author.Name).Append(article.SourceOrganization).OfType<string>().Any(name => Plain(text).Contains(Plain(name), StringComparison.Ordinal)) || Same(text, article.SourceOrganization) || Same(text, article.Publisher);

    private static List<string> Texts(XElement? element, string name) => element?.Elements().Where(child => child.Name.LocalName == name).Select(child => child.Value).ToList() ?? [];

    private static List<string> Strings(JsonElement item, params string[] names) => [.. names.Where(name => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String).Select(name => item.GetProperty(name).GetString()!)];

    private static List<string> Values(JsonElement item, string list) => Items(item, list, "value");

    private static List<string> Names(JsonElement item, string list) => Items(item, list, "name");

    private static List<string> Items(JsonElement item, string list, string name) =>
        item.TryGetProperty(list, out var values) && values.ValueKind == JsonValueKind.Array ? [.. values.EnumerateArray().SelectMany(value => Strings(value, name))] : [];

    [GeneratedRegex("<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"[^\p{L}\p{N}]", RegexOptions.NonBacktracking)]
    private static partial Regex NotWords();
}
