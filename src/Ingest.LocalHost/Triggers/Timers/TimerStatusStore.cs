using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Storage.Blobs;
using Ingest.LocalHost.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Ingest.LocalHost.Triggers.Timers;

/// <summary>Keeps the schedule status of each timer as JSON in <c>azure-webjobs-hosts/timers/HOSTID/FUNCTION/status</c>, where the real host keeps it.</summary>
internal sealed partial class TimerStatusStore(StorageConnections connections, IOptions<LocalHostOptions> options)
{
    /// <summary>Null when the timer has never run, or its status does not read.</summary>
    public async Task<ScheduleStatus?> ReadAsync(string functionName, CancellationToken cancellationToken)
    {
        try
        {
            var content = await GetBlob(functionName).DownloadContentAsync(cancellationToken);
            return content.Value.Content.ToObjectFromJson(StatusJson.Default.ScheduleStatus);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            // Written by something else; the next run writes it anew.
            return null;
        }
    }

    public Task WriteAsync(string functionName, ScheduleStatus status, CancellationToken cancellationToken) =>
        GetBlob(functionName).UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(status, StatusJson.Default.ScheduleStatus)), overwrite: true, cancellationToken);

    private BlobClient GetBlob(string functionName) =>
        connections.Get(null).Blobs.GetBlobContainerClient(HostLocks.Container).GetBlobClient($"timers/{options.Value.HostId}/{functionName}/status");

    [JsonSerializable(typeof(ScheduleStatus))]
    private sealed partial class StatusJson : JsonSerializerContext;
}
