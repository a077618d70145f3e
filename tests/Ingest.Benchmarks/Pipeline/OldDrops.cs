using System.Globalization;
using Azure.Storage.Blobs.Models;
using Ingest.Core.Ledger;
using Ingest.LocalHost.Triggers.Blobs;
using Ingest.Tables;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>Files that were dropped and handled long ago, put there without a host: the blobs, their ends in the ledger, and the host's receipts for them.</summary>
internal static class OldDrops
{
    // The container and the folder of the embedded host's receipts for the function that picks drops up.
    private const string HostContainer = "azure-webjobs-hosts";
    private const string Receipts = "blobreceipts/ingest-functions/PickUpDrop";

    public static async Task FillAsync(BenchAccount account, int count, CancellationToken cancellationToken)
    {
        if (count == 0)
        {
            return;
        }

        var container = account.Clients.Blobs.GetBlobContainerClient(StorageNames.DropContainer);
        var keys = new UInt128[count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = BenchAccount.Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, count, parallel, async (number, token) =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"old/{number:D6}.txt");
            BlobContentInfo blob = await container.GetBlobClient(name).UploadAsync(BinaryData.FromString("Old"), token);
            keys[number] = new BlobVersion(name, blob.ETag, 0).Key;
            await account.Ledger.TryAddAsync(EntryOf(name, blob), token);
        });
        var log = new BlobReceiptLog(account.Clients.Blobs.GetBlobContainerClient(HostContainer), Receipts);
        await log.ReadAsync(cancellationToken);
        await log.RewriteAsync(keys, cancellationToken);
    }

    private static LedgerEntry EntryOf(string name, BlobContentInfo blob) => new()
    {
        Blob = name,
        ETag = blob.ETag.ToString(),
        State = DropState.Written,
        LastModified = blob.LastModified,
        ReceivedAt = blob.LastModified,
        UpdatedAt = blob.LastModified,
        BatchCount = 1,
        Articles = 1,
    };
}
