using Ingest.Storage.Connection;
using Microsoft.Extensions.Configuration;

namespace Ingest.Storage.Tests.Connection;

public sealed class StorageConnectionTests
{
    [Fact]
    public void Read_TakesTheConnectionString_When_OneIsSet()
    {
        var connection = Read(("AzureWebJobsStorage", "UseDevelopmentStorage=true"));

        Assert.True(connection.IsEmulator);
        Assert.Null(connection.BlobServiceUri);
    }

    [Fact]
    public void Read_TakesServiceAddresses_When_TheyAreSet()
    {
        var connection = Read(
            ("AzureWebJobsStorage:accountName", "news"), ("AzureWebJobsStorage:queueServiceUri", "https://queues.example/"), ("AzureWebJobsStorage:clientId", "id"));

        Assert.False(connection.IsEmulator);
        Assert.Equal("https://news.blob.core.windows.net/", connection.BlobServiceUri!.AbsoluteUri);
        Assert.Equal("https://queues.example/", connection.QueueServiceUri!.AbsoluteUri);
        Assert.Equal("https://news.table.core.windows.net/", connection.TableServiceUri!.AbsoluteUri);
        Assert.Equal("id", connection.ClientId);
    }

    [Fact]
    public void Read_SaysWhatToSet_When_NothingIsSet()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Read());

        Assert.Contains("AzureWebJobsStorage__blobServiceUri", exception.Message, StringComparison.Ordinal);
    }

    private static StorageConnection Read(params (string Key, string Value)[] settings) =>
        StorageConnection.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
}
