using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ingest.Infra.Tests;

/// <summary>Who may do what, in full: a role that is added shows here.</summary>
public sealed partial class AccessTests(Infrastructure infrastructure)
{
    private const string Account = "Microsoft.Storage/storageAccounts/ACCOUNT";

    [Fact]
    public void Roles_AreTheLeast_When_Deployed() =>
        Assert.Equal(
            new[]
            {
                $"app: storageBlobDataOwner on {Account}",
                $"app: storageQueueDataContributor on {Account}",
                $"app: storageTableDataContributor on {Account}",
                "app: monitoringMetricsPublisher on Microsoft.Insights/components/INSIGHTS",
                $"events: storageQueueDataMessageSender on {Account}/queueServices/default/queues/parse",
                $"events: storageBlobDataContributor on {Account}/blobServices/default/containers/undelivered-events",
                $"operator: storageBlobDataContributor on {Account}",
                $"operator: storageQueueDataContributor on {Account}",
                $"operator: storageTableDataContributor on {Account}",
                $"reader: storageTableDataReader on {Account}/tableServices/default/tables/Articles",
                $"reader: storageTableDataReader on {Account}/tableServices/default/tables/ArticlesByDate",
                $"reader: storageTableDataReader on {Account}/tableServices/default/tables/ArticlesByEntity",
                $"reader: storageTableDataReader on {Account}/tableServices/default/tables/Quotes",
                $"reader: storageTableDataReader on {Account}/tableServices/default/tables/Stories",
                $"reader: storageBlobDataReader on {Account}/blobServices/default/containers/articles",
            }.Order(StringComparer.Ordinal),
            infrastructure.Azd.OfType("Microsoft.Authorization/roleAssignments").Select(Describe).Order(StringComparer.Ordinal));

    [Fact]
    public void App_HasNoKey_When_Deployed()
    {
        var settings = infrastructure.Azd.One("Microsoft.Web/sites/config").GetProperty("properties").EnumerateObject();

        Assert.All(settings, setting => Assert.DoesNotMatch("AccountKey|SharedAccess|listKeys", setting.Value.GetString()!));
        Assert.All(infrastructure.Azd.OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies"), policy => Assert.False(policy.GetProperty("properties").GetProperty("allow").GetBoolean()));
        Assert.True(infrastructure.Azd.One("Microsoft.Insights/components").GetProperty("properties").GetProperty("DisableLocalAuth").GetBoolean());
    }

    private static string Describe(JsonElement assignment)
    {
        var id = assignment.GetProperty("id").GetString()!;
        var properties = assignment.GetProperty("properties");
        var principal = properties.GetProperty("principalId").GetString()!;
        var who = principal.Contains("userAssignedIdentities", StringComparison.Ordinal) ? "app"
            : principal.Contains("systemTopics", StringComparison.Ordinal) ? "events"
            : principal.EndsWith('a') ? "operator" : "reader";
        var scope = id[(id.IndexOf("/providers/", StringComparison.Ordinal) + "/providers/".Length)..id.LastIndexOf("/providers/", StringComparison.Ordinal)];
        scope = InsightsName().Replace(AccountName().Replace(scope, "storageAccounts/ACCOUNT"), "components/INSIGHTS");
        return $"{who}: {NameOf(properties.GetProperty("roleDefinitionId").GetString()!.Split('/')[^1])} on {scope}";
    }

    private static string NameOf(string role) => RoleLine().Matches(Repository.Read("infra/roles.bicep")).Single(line => line.Groups[2].Value == role).Groups[1].Value;

    [GeneratedRegex("storageAccounts/[^/]+")]
    private static partial Regex AccountName();

    [GeneratedRegex("components/[^/]+")]
    private static partial Regex InsightsName();

    [GeneratedRegex(@"^  (\w+): '([0-9a-f-]{36})'", RegexOptions.Multiline)]
    private static partial Regex RoleLine();
}
