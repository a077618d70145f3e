using System.Text.Json;
using AngleSharp.Dom;
using Ingest.Core.Parsing.Json;

namespace Ingest.Core.Parsing.Html;

/// <summary>Reads schema.org JSON-LD: arrays, <c>@graph</c>, nodes inside nodes and references by <c>@id</c>.</summary>
internal static class JsonLdReader
{
    private const int MaxNodes = 5_000;
    private const int MaxScriptLength = 2_000_000;

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

        var article = JsonLdArticle.Of(best, ById(nodes));
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

    private static int Rank(JsonElement node)
    {
        var rank = int.MaxValue;

        foreach (var type in JsonLdValues.Texts(node, "@type"))
        {
            var index = Array.IndexOf(ArticleTypes, type.Split('/')[^1]);
            // A web page or video without a headline or date says nothing of an article.
            rank = index < 0 ? rank : Math.Min(rank, index);
        }

        return rank == int.MaxValue ? rank : rank + (node.TryGetProperty("headline", out _) || node.TryGetProperty("datePublished", out _) ? 0 : 100);
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
