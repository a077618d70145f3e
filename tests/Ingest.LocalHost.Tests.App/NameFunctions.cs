using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Ingest.LocalHost.Tests.App;

/// <summary>Blob to message to marker blob: what is dropped is marked as done at the end of two hops.</summary>
public sealed class NameFunctions(QueueClient names, BlobContainerClient done)
{
    /// <summary>The blob that ends the process that picks it up.</summary>
    public const string Fatal = "fatal.txt";

    // Long enough that a kill finds functions running.
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(50);

    [Function("PickUp")]
    public async Task PickUpAsync([BlobTrigger("drop/{name}")] Stream content, string name, CancellationToken cancellationToken)
    {
        await Task.Delay(Work, cancellationToken);

        if (name == Fatal)
        {
            Environment.FailFast("This test wants it to die.");
        }

        await names.SendMessageAsync(name, cancellationToken);
    }

    [Function("Finish")]
    public async Task FinishAsync([QueueTrigger("names")] string name, CancellationToken cancellationToken)
    {
        await Task.Delay(Work, cancellationToken);
        await done.GetBlobClient(name).UploadAsync(BinaryData.FromString(name), overwrite: true, cancellationToken);
    }

    [Function("Health")]
    public static IResult Health([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Ok();
}
