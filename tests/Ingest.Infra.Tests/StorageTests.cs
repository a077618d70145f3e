using Ingest.Tables;

namespace Ingest.Infra.Tests;

/// <summary>The account has what the code expects, and lets nobody in by a key.</summary>
public sealed class StorageTests(Infrastructure infrastructure)
{
    private const string Account = "Microsoft.Storage/storageAccounts";

    // Of the platform and of Event Grid, not of the code.
    private static readonly string[] OtherContainers = ["app-package", "undelivered-events"];

    [Fact]
    public void Containers_AreThoseOfTheCode_When_Deployed() =>
        Assert.Equal(StorageNames.Containers.Concat(OtherContainers).Order(), infrastructure.Azd.NamesOf($"{Account}/blobServices/containers").Order());

    [Fact]
    public void Queues_AreThoseOfTheCode_When_Deployed() => Assert.Equal(StorageNames.Queues.Order(), infrastructure.Azd.NamesOf($"{Account}/queueServices/queues").Order());

    [Fact]
    public void Queues_HaveTheirPoisonTwin_When_Deployed()
    {
        var queues = infrastructure.Azd.NamesOf($"{Account}/queueServices/queues").ToHashSet(StringComparer.Ordinal);

        Assert.All(queues.Where(queue => !queue.EndsWith("-poison", StringComparison.Ordinal)), queue => Assert.Contains($"{queue}-poison", queues));
    }

    [Fact]
    public void Tables_AreThoseOfTheCode_When_Deployed() => Assert.Equal(StorageNames.Tables.Order(), infrastructure.Azd.NamesOf($"{Account}/tableServices/tables").Order());

    [Fact]
    public void Account_TakesTokensOnly_When_Deployed()
    {
        var properties = infrastructure.Azd.One(Account).GetProperty("properties");

        Assert.False(properties.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(properties.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(properties.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", properties.GetProperty("minimumTlsVersion").GetString());
    }

    [Fact]
    public void Account_IsReachedByPrivateEndpointsOnly_When_Private()
    {
        var properties = infrastructure.Production.One(Account).GetProperty("properties");
        var endpoints = infrastructure.Production.OfType("Microsoft.Network/privateEndpoints").SelectMany(endpoint => endpoint.GetProperty("properties").GetProperty("privateLinkServiceConnections").EnumerateArray());

        Assert.Equal("Disabled", properties.GetProperty("publicNetworkAccess").GetString());
        Assert.Equal("Deny", properties.GetProperty("networkAcls").GetProperty("defaultAction").GetString());
        Assert.Equal(["blob", "queue", "table"], endpoints.SelectMany(connection => connection.GetProperty("properties").GetProperty("groupIds").EnumerateArray()).Select(id => id.GetString()!).Order());
        Assert.EndsWith("/subnets/app", infrastructure.Production.One("Microsoft.Web/sites").GetProperty("properties").GetProperty("virtualNetworkSubnetId").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Network_IsNotMade_When_NotPrivate() => Assert.DoesNotContain(infrastructure.Azd.Resources, resource => resource.GetProperty("type").GetString()!.StartsWith("Microsoft.Network/", StringComparison.Ordinal));

    /// <summary>The sweep takes the articles of a file that is gone out of the tables, and records that nobody has are lost.</summary>
    [Fact]
    public void Lifecycle_DeletesNoDropsAndNoArticles_When_Deployed()
    {
        foreach (var template in (Template[])[infrastructure.Azd, infrastructure.Production])
        {
            var rules = template.One($"{Account}/managementPolicies").GetProperty("properties").GetProperty("policy").GetProperty("rules").EnumerateArray();
            var deleted = rules
                .Where(rule => rule.GetProperty("definition").GetProperty("actions").GetProperty("baseBlob").TryGetProperty("delete", out _))
                .SelectMany(rule => rule.GetProperty("definition").GetProperty("filters").GetProperty("prefixMatch").EnumerateArray().Select(prefix => prefix.GetString()!));

            Assert.Equal(["undelivered-events/", "work/"], deleted.Order());
        }
    }
}
