using Ingest.LocalHost.Settings;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Ingest.LocalHost.Tests.Settings;

public sealed class HostJsonReaderTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void HostJson_HasTheRealHostsDefaults_When_ItSaysNothing()
    {
        var hostJson = Read("""{ "version": "2.0" }""");

        Assert.Equal(new QueueSettings { BatchSize = 16, NewBatchThreshold = 8, MaxDequeueCount = 5, MaxPollingInterval = TimeSpan.FromMinutes(1), VisibilityTimeout = TimeSpan.Zero, IsBase64 = true }, hostJson.Queues);
        Assert.Equal(new BlobSettings { MaxDegreeOfParallelism = 8 * Environment.ProcessorCount, PoisonBlobThreshold = 5 }, hostJson.Blobs);
        Assert.Equal("api", hostJson.RoutePrefix);
        Assert.Equal(TimeSpan.FromMinutes(30), hostJson.FunctionTimeout);
        Assert.Empty(hostJson.LogLevels);
    }

    [Fact]
    public void HostJson_IsRead_When_ItSaysEverything()
    {
        var hostJson = Read(
            """
            {
              // Comments are allowed.
              "version": "2.0",
              "functionTimeout": "-1",
              "logging": { "logLevel": { "default": "Warning", "Host.Results": "Error" }, "applicationInsights": { "samplingSettings": { "isEnabled": true } } },
              "extensions": {
                "http": { "routePrefix": "" },
                "queues": { "batchSize": 32, "newBatchThreshold": 0, "maxDequeueCount": 2, "maxPollingInterval": "00:00:02", "visibilityTimeout": "00:00:30", "messageEncoding": "none" },
                "blobs": { "maxDegreeOfParallelism": 3, "poisonBlobThreshold": 1 }
              }
            }
            """);

        Assert.Equal(new QueueSettings { BatchSize = 32, NewBatchThreshold = 0, MaxDequeueCount = 2, MaxPollingInterval = TimeSpan.FromSeconds(2), VisibilityTimeout = TimeSpan.FromSeconds(30), IsBase64 = false }, hostJson.Queues);
        Assert.Equal(new BlobSettings { MaxDegreeOfParallelism = 3, PoisonBlobThreshold = 1 }, hostJson.Blobs);
        Assert.Equal("", hostJson.RoutePrefix);
        Assert.Null(hostJson.FunctionTimeout);
        Assert.Equal("Error", hostJson.LogLevels["Host.Results"]);
    }

    /// <summary>The file at the root of the repository is the one that Azure reads.</summary>
    [Fact]
    public void HostJson_IsHonoured_When_ItIsTheOneThatIsPublished()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "host.json");

        var hostJson = HostJsonReader.Read(path, new ConfigurationBuilder().Build());

        Assert.Equal(
            new QueueSettings { BatchSize = 16, NewBatchThreshold = 8, MaxDequeueCount = 5, MaxPollingInterval = TimeSpan.FromSeconds(10), VisibilityTimeout = TimeSpan.FromSeconds(10), IsBase64 = false },
            hostJson.Queues);
        Assert.Equal(new BlobSettings { MaxDegreeOfParallelism = 8, PoisonBlobThreshold = 5 }, hostJson.Blobs);
        Assert.Equal(TimeSpan.FromMinutes(10), hostJson.FunctionTimeout);
        Assert.Equal(["Azure=Warning", "Microsoft.AspNetCore=Warning", "default=Information"], hostJson.LogLevels.Select(level => $"{level.Key}={level.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NewBatchThreshold_IsHalfTheBatchSize_When_OnlyTheBatchSizeIsSet()
    {
        var hostJson = Read("""{ "version": "2.0", "extensions": { "queues": { "batchSize": 10 } } }""");

        Assert.Equal(5, hostJson.Queues.NewBatchThreshold);
    }

    [Fact]
    public void Setting_Wins_When_ItOverridesHostJson()
    {
        var hostJson = Read(
            """{ "version": "2.0", "extensions": { "queues": { "batchSize": 10 } } }""",
            ("AzureFunctionsJobHost:extensions:queues:batchSize", "4"),
            ("AzureFunctionsJobHost:functionTimeout", "00:00:07"));

        Assert.Equal(4, hostJson.Queues.BatchSize);
        Assert.Equal(TimeSpan.FromSeconds(7), hostJson.FunctionTimeout);
    }

    [Theory]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "batchSize": 33 } } }""", "'extensions.queues.batchSize'", "it must be a whole number from 1 to 32")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "batchSize": "many" } } }""", "is 'many'", "it must be a whole number from 1 to 32")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "maxPollingInterval": "00:00:00.050" } } }""", "'extensions.queues.maxPollingInterval'", "a time span")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "messageEncoding": "utf8" } } }""", "'extensions.queues.messageEncoding'", "base64 or none")]
    [InlineData("""{ "version": "2.0", "extensions": { "blobs": { "poisonBlobThreshold": 0 } } }""", "'extensions.blobs.poisonBlobThreshold'", "at least 1")]
    [InlineData("""{ "version": "2.0", "functionTimeout": "soon" }""", "'functionTimeout'", "a time span")]
    [InlineData("""{ "version": "2.0", "logging": { "logLevel": { "default": "Loud" } } }""", "'logging.logLevel.default'", "one of Trace")]
    [InlineData("""{ "version": "1.0" }""", "must say \"version\": \"2.0\"", "'1.0'")]
    [InlineData("""{ }""", "must say \"version\": \"2.0\"", "'nothing'")]
    [InlineData("""{ "version": """, "is not valid JSON", "")]
    public void HostJson_IsRefusedWithASentence_When_ItIsInvalid(string json, string names, string expects)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Read(json));

        Assert.Contains(names, exception.Message, StringComparison.Ordinal);
        Assert.Contains(expects, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HostJson_IsMissed_When_ThereIsNone()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => HostJsonReader.Read(_path, new ConfigurationBuilder().Build()));

        Assert.Contains("There is no host.json", exception.Message, StringComparison.Ordinal);
    }

    private HostJson Read(string json, params (string Name, string Value)[] settings)
    {
        File.WriteAllText(_path, json);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build();
        return HostJsonReader.Read(_path, configuration);
    }
}
