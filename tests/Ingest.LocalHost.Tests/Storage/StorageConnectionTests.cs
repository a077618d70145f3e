using Ingest.LocalHost.Storage;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Ingest.LocalHost.Tests.Storage;

public sealed class StorageConnectionTests
{
    [Fact]
    public void Connection_IsTheEmulators_When_DevelopmentStorageIsSet()
    {
        var connection = Create("AzureWebJobsStorage", ("AzureWebJobsStorage", "UseDevelopmentStorage=true"));

        Assert.Equal("http://127.0.0.1:10000/devstoreaccount1", connection.Blobs.Uri.AbsoluteUri);
        Assert.Equal("http://127.0.0.1:10001/devstoreaccount1", connection.Queues.Uri.AbsoluteUri);
    }

    [Fact]
    public void Connection_TakesServiceUris_When_AnIdentityIsUsed()
    {
        var connection = Create(
            "Drop", ("Drop:blobServiceUri", "https://blobs.example/"), ("Drop:queueServiceUri", "https://queues.example/"), ("Drop:credential", "managedidentity"), ("Drop:clientId", "id"));

        Assert.Equal("https://blobs.example/", connection.Blobs.Uri.AbsoluteUri);
        Assert.Equal("https://queues.example/", connection.Queues.Uri.AbsoluteUri);
    }

    [Fact]
    public void Connection_DerivesServiceUris_When_AnAccountIsNamed()
    {
        var connection = Create("Drop", ("Drop:accountName", "news"));

        Assert.Equal("https://news.blob.core.windows.net/", connection.Blobs.Uri.AbsoluteUri);
        Assert.Equal("https://news.queue.core.windows.net/", connection.Queues.Uri.AbsoluteUri);
    }

    [Fact]
    public void Connection_IsRefusedWithASentence_When_NothingIsSet()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Create("Drop"));

        Assert.Contains("Set 'Drop' to a connection string", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccountName=a;BlobEndpoint=http://127.0.0.1:10000/a;QueueEndpoint=http://127.0.0.1:10001/a", true)]
    [InlineData("AccountName=a;BlobEndpoint=https://a.blob.core.windows.net/", false)]
    [InlineData("AccountName=a;AccountKey=b==;EndpointSuffix=core.windows.net", false)]
    public void Endpoint_IsLoopback_When_ItIsThisMachine(string connectionString, bool expected) =>
        Assert.Equal(expected, StorageClientOptions.IsLoopback(connectionString));

    private static StorageConnection Create(string name, params (string Name, string Value)[] settings) =>
        new(name, new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build());
}
