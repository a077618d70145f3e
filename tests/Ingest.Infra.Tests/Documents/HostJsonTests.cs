using System.Text.Json;

namespace Ingest.Infra.Tests.Documents;

/// <summary>docs/operations.md explains each value of host.json, and no other.</summary>
public sealed class HostJsonTests
{
    [Fact]
    public void Operations_ExplainsEveryValue_When_HostJsonChanges()
    {
        using var hostJson = JsonDocument.Parse(Repository.Read("host.json"));

        Assert.Equal(
            Values("", hostJson.RootElement).Order(StringComparer.Ordinal),
            MarkdownTable.Rows("docs/operations.md", "## host.json").Select(cells => $"{cells[0]} = {cells[1]}").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Values(string path, JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(property => Values(path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value))
        : [$"{path} = {element}"];
}
