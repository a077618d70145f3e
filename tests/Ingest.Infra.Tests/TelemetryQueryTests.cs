using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ingest.Infra.Tests;

/// <summary>The workbook and the alerts ask for what the code tells, and the documentation names it all.</summary>
public sealed partial class TelemetryQueryTests(Infrastructure infrastructure)
{
    private static readonly string[] Panels = ["throughput", "latency", "queue-age", "poison", "dead-letters", "cost-transactions", "cost-telemetry"];

    private IEnumerable<JsonElement> Alerts => infrastructure.Azd.OfType("Microsoft.Insights/scheduledQueryRules").Select(rule => rule.GetProperty("properties"));

    [Fact]
    public void Workbook_ShowsWhatOperationsNeed_When_Read()
    {
        using var workbook = JsonDocument.Parse(infrastructure.Azd.One("Microsoft.Insights/workbooks").GetProperty("properties").GetProperty("serializedData").GetString()!);
        var items = workbook.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()!).ToArray();

        Assert.All(Panels, panel => Assert.Contains(panel, items));
        Assert.Equal(items.Length, items.Distinct().Count());
    }

    [Fact]
    public void Queries_AskForMetricsOfTheCode_When_Read()
    {
        var asked = Metric().Matches(Repository.Read("infra/workbook/ingest.workbook.json")).Concat(Alerts.SelectMany(alert => Metric().Matches(QueryOf(alert)))).Select(metric => metric.Value).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(MetricNames.Units.Keys.Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Alerts_AreThoseThatOperationsNeed_When_Deployed() =>
        Assert.Equal(["errors", "no-drops", "poison", "queue-age", "sweep-gap"], infrastructure.Azd.NamesOf("Microsoft.Insights/scheduledQueryRules").Select(name => name["ingest-".Length..]).Order());

    /// <summary>A rule measures one column, and a query that does not give it never fires.</summary>
    [Fact]
    public void Alerts_GiveTheColumnThatIsMeasured_When_Read() => Assert.All(Alerts, alert => Assert.Contains("Value = ", QueryOf(alert), StringComparison.Ordinal));

    [Fact]
    public void Operations_ListsEveryMetricWithItsUnit_When_OneIsAdded() =>
        Assert.Equal(
            MetricNames.Units.Select(metric => $"{metric.Key} {metric.Value}").Order(StringComparer.Ordinal),
            MarkdownTable.Rows("docs/operations.md", "### Metrics").Select(cells => $"{cells[0]} {cells[1]}").Order(StringComparer.Ordinal));

    private static string QueryOf(JsonElement alert) => alert.GetProperty("criteria").GetProperty("allOf")[0].GetProperty("query").GetString()!;

    [GeneratedRegex(@"ingest\.[a-z_.]+(?=['\\""])")]
    private static partial Regex Metric();
}
