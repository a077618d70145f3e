using System.Reflection;
using System.Text.Json;
using Ingest.Core.Intake;
using Ingest.Functions.Triggers;
using Ingest.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.Infra.Tests;

/// <summary>Event Grid tells the app of new and of deleted drops, and of nothing else.</summary>
public sealed class EventTests(Infrastructure infrastructure)
{
    private const string Subscription = "Microsoft.EventGrid/systemTopics/eventSubscriptions";

    private JsonElement Created => infrastructure.Events.One(Subscription).GetProperty("properties");

    private JsonElement Deleted => infrastructure.Azd.One(Subscription).GetProperty("properties");

    [Fact]
    public void Created_ReachesTheBlobTriggersFunction_When_AFileIsDropped()
    {
        var function = typeof(PickUpDropFunction).GetMethod(nameof(PickUpDropFunction.RunAsync))!.GetCustomAttribute<FunctionAttribute>()!.Name;

        var endpoint = Created.GetProperty("destination").GetProperty("properties").GetProperty("endpointUrl").GetString()!;

        Assert.Contains("/runtime/webhooks/blobs?functionName=Host.Functions.{1}&code={2}', ", endpoint, StringComparison.Ordinal);
        Assert.Contains($", '{function}', ", endpoint, StringComparison.Ordinal);
        Assert.Contains("systemKeys.blobs_extension", endpoint, StringComparison.Ordinal);
    }

    [Fact]
    public void Created_IsOfWholeBlobsOnly_When_Filtered()
    {
        var filter = Created.GetProperty("filter");
        var api = Assert.Single(filter.GetProperty("advancedFilters").EnumerateArray());

        Assert.Equal(["Microsoft.Storage.BlobCreated"], filter.GetProperty("includedEventTypes").EnumerateArray().Select(type => type.GetString()));
        Assert.Equal(("data.api", "StringIn"), (api.GetProperty("key").GetString(), api.GetProperty("operatorType").GetString()));
        Assert.Equal(["CopyBlob", "FlushWithClose", "PutBlob", "PutBlockList"], api.GetProperty("values").EnumerateArray().Select(value => value.GetString()!).Order());
    }

    [Fact]
    public void Deleted_ReachesTheParseQueueForGood_When_ADropIsDeleted()
    {
        var destination = Deleted.GetProperty("deliveryWithResourceIdentity").GetProperty("destination");
        var queue = destination.GetProperty("properties");

        Assert.Equal(["Microsoft.Storage.BlobDeleted"], Deleted.GetProperty("filter").GetProperty("includedEventTypes").EnumerateArray().Select(type => type.GetString()));
        Assert.Equal(("StorageQueue", StorageNames.ParseQueue), (destination.GetProperty("endpointType").GetString(), queue.GetProperty("queueName").GetString()));
        Assert.Equal(-1, queue.GetProperty("queueMessageTimeToLiveInSeconds").GetInt32());
    }

    /// <summary>The filter and the reader of the events mean the same blobs.</summary>
    [Fact]
    public void Subjects_AreReadByTheCode_When_TheyPassTheFilter()
    {
        var prefixes = new[] { Created, Deleted }.Select(properties => properties.GetProperty("filter").GetProperty("subjectBeginsWith").GetString()!).ToArray();

        Assert.All(prefixes, prefix => Assert.EndsWith("/blobs/", prefix, StringComparison.Ordinal));
        Assert.All(prefixes, prefix => Assert.Equal("a/b.html", BlobEvent.BlobOf($$"""{"eventType":"Microsoft.Storage.BlobDeleted","subject":"{{prefix}}a/b.html"}""", StorageNames.DropContainer)));
    }

    [Fact]
    public void Events_AreKept_When_TheyCannotBeDelivered() =>
        Assert.All([Created, Deleted], properties =>
        {
            var kept = properties.GetProperty("deadLetterWithResourceIdentity").GetProperty("deadLetterDestination").GetProperty("properties").GetProperty("blobContainerName").GetString();
            var retries = properties.GetProperty("retryPolicy");

            Assert.Contains(kept, infrastructure.Azd.NamesOf("Microsoft.Storage/storageAccounts/blobServices/containers"));
            Assert.Equal((30, 1440), (retries.GetProperty("maxDeliveryAttempts").GetInt32(), retries.GetProperty("eventTimeToLiveInMinutes").GetInt32()));
        });
}
