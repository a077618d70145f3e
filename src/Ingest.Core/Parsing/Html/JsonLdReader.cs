using System.Text.Json;
using AngleSharp.Dom;
using Ingest.Core.Parsing.Fields;
using Ingest.Core.Parsing.Json;

namespace Ingest.Core.Parsing.Html;

/// <summary>Reads schema.org JSON-LD: arrays, <c>@graph</c>, nodes inside nodes and references by <c>@id</c>.</summary>
internal static class JsonLdReader
{
    private const int MaxNodes = 5_000;
    private const int MaxScriptLength = 2_000_000;

    /// <summary>Word overlap of two headlines from which they are one article's.</summary>
    private const double SameArticle = 0.6;

    private static readonly string[] ArticleTypes = ["NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "Article", "BlogPosting", "TechArticle", "ScholarlyArticle", "Report", "LiveBlogPosting", "SocialMediaPosting", "Review", "MedicalScholarlyArticle", "MedicalWebPage", "AdvertiserContentArticle", "SatiricalArticle", "Recipe", "HowTo", "PodcastEpisode", "WebPage", "VideoObject"];

    public static StructuredArticle? Read(IDocument page)
    {
        var nodes = new List<JsonElement>();

        foreach (var script in page.GetElementsByTagName("script"))
        {
            if (script.GetAttribute("type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase) && script.TextContent is { Length: > 2 and < MaxScriptLength } json)
            {
                using var document = JsonRepair.ParseOrNull(JsonSurrogates.Mend(json));

                if (document is not null)
                {
                    Collect(document.RootElement.Clone(), nodes);
                }
            }
        }

        if (Best(nodes) is not { } best)
        {
            return null;
        }

        var byId = ById(nodes);
        var article = WithOthers(JsonLdArticle.Of(best, byId), nodes, byId);
        return article with { BreadcrumbSection = JsonLdBreadcrumbs.Section(nodes, article) };
    }

    /// <summary>All objects, breadth first; the depth of the JSON was bounded when it was parsed.</summary>
    private static void Collect(JsonElement root, List<JsonElement> nodes)
    {
        var queue = new Queue<JsonElement>([root]);

        while (queue.Count > 0 && nodes.Count < MaxNodes)
        {
            var element = queue.Dequeue();

            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                {
                    queue.Enqueue(item);
                }
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                nodes.Add(element);

                foreach (var property in element.EnumerateObject())
                {
                    if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && property.Name is not ("isPartOf" or "itemListElement" or "comment" or "review" or "hasPart" or "mentions" or "about"))
                    {
                        queue.Enqueue(property.Value);
                    }
                }
            }
        }
    }

    private static JsonElement? Best(List<JsonElement> nodes)
    {
        JsonElement? best = null;
        var bestRank = int.MaxValue;

        foreach (var node in nodes)
        {
            var rank = Rank(node);

            if (rank < bestRank)
            {
                best = node;
                bestRank = rank;
            }
        }

        return best;
    }

    /// <summary>A web page or video without a headline or date says nothing of an article.</summary>
    private static int Rank(JsonElement node) =>
        TypeRank(node) is var rank && rank == int.MaxValue ? rank : rank + (node.TryGetProperty("headline", out _) || node.TryGetProperty("datePublished", out _) ? 0 : 100);

    private static int TypeRank(JsonElement node)
    {
        var rank = int.MaxValue;

        foreach (var type in JsonLdValues.Texts(node, "@type"))
        {
            var index = Array.IndexOf(ArticleTypes, type.Split('/')[^1]);
            rank = index < 0 ? rank : Math.Min(rank, index);
        }

        return rank;
    }

    /// <summary>Some pages describe their article twice, as an article and as a page, and give each half of the fields.</summary>
    private static StructuredArticle WithOthers(StructuredArticle article, List<JsonElement> nodes, Dictionary<string, JsonElement> byId)
    {
        foreach (var node in nodes)
        {
            if (article is { Authors.Count: > 0, DatePublished: not null })
            {
                break;
            }

            if (TypeRank(node) >= Array.IndexOf(ArticleTypes, "VideoObject"))
            {
                continue;
            }

            var other = JsonLdArticle.Of(node, byId);

            if (other.Headline is null || article.Headline is null || HeadlineText.Overlap(other.Headline, article.Headline) >= SameArticle)
            {
                article = article with { Authors = article.Authors.Count > 0 ? article.Authors : other.Authors, DatePublished = article.DatePublished ?? other.DatePublished, DateModified = article.DateModified ?? other.DateModified };
            }
        }

        return article;
    }

    private static Dictionary<string, JsonElement> ById(List<JsonElement> nodes)
    {
        var byId = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

        foreach (var node in nodes)
        {
            if (JsonLdValues.Text(node, "@id") is { } id && (!byId.TryGetValue(id, out var known) || node.EnumerateObject().Count() > known.EnumerateObject().Count()))
            {
                byId[id] = node;
            }
        }

        return byId;
    }
}
