using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Web.Api;
using Ingest.Web.Routing;

namespace Ingest.Web.Tests.Api;

/// <summary>
/// <c>openapi.json</c> describes the routes and types that there are. Where this fails because a type changed on purpose, run the tests with
/// <c>INGEST_ACCEPT_OPENAPI=1</c>, which writes the schemas anew, and read the difference.
/// </summary>
public sealed class OpenApiTests
{
    private const string AcceptVariable = "INGEST_ACCEPT_OPENAPI";

    private static readonly string Path = Repository.PathOf("src", "Ingest.Web", "Api", "openapi.json");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonTypeInfo[] Types =
    [
        ApiJsonContext.Web.OverviewReport, ApiJsonContext.Web.ArticleList, ApiJsonContext.Web.ArticleReport, ApiJsonContext.Web.EntityReport, ApiJsonContext.Web.DropReport, ApiJsonContext.Web.DropInfo,
        ApiJsonContext.Web.LetterList, ApiJsonContext.Web.LetterReport, ApiJsonContext.Web.LetterInput, ApiJsonContext.Web.ReplayRequest, ApiJsonContext.Web.ReplayResult, ApiJsonContext.Web.AuditEntry, ApiJsonContext.Web.ApiError,
    ];

    [Fact]
    public void Description_HasTheRoutes_When_OneIsAddedOrChanged()
    {
        var described = Read()["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}"));

        var served = Routes().Select(route => $"{route.Method} /{route.Template}");

        Assert.Equal(served.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Description_NamesTheValuesOfAPath_When_ATemplateHasThem() => Assert.All(Read()["paths"]!.AsObject(), path =>
    {
        var named = path.Value!.AsObject().Select(operation => operation.Value!["parameters"]?.AsArray().Where(value => value!["in"]!.GetValue<string>() == "path").Select(value => value!["name"]!.GetValue<string>()) ?? []);

        Assert.All(named, names => Assert.Equal(path.Key.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}')), names));
    });

    [Fact]
    public void Description_HasTheTypes_When_OneChanges()
    {
        var schemas = new JsonObject(Types.OrderBy(type => type.Type.Name, StringComparer.Ordinal).Select(type => KeyValuePair.Create<string, JsonNode?>(type.Type.Name, type.GetJsonSchemaAsNode())));
        Accept(schemas);

        Assert.Equal(schemas.ToJsonString(Indented), Read()["components"]!["schemas"]!.ToJsonString(Indented));
    }

    [Fact]
    public void Description_RefersToNothingElse_When_ItNamesASchema()
    {
        var text = File.ReadAllText(Path);

        var references = Read()["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).Where(name => !text.Contains($"#/components/schemas/{name}\"", StringComparison.Ordinal));

        Assert.Empty(references);
    }

    private static JsonObject Read() => JsonNode.Parse(File.ReadAllText(Path))!.AsObject();

    private static IReadOnlyList<WebRoute> Routes() => new ApiRoutes(null!, null!, null!, null!, null!, null!, null!, null!, null!, null!).All;

    private static void Accept(JsonObject schemas)
    {
        if (Environment.GetEnvironmentVariable(AcceptVariable) is null)
        {
            return;
        }

        var document = Read();
        document["components"]!["schemas"] = schemas.DeepClone();
        File.WriteAllText(Path, document.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n");
    }
}
