using Azure.Core;
using Azure.Core.Pipeline;

namespace Ingest.Storage.Usage;

/// <summary>Counts what a client sends, each try by itself: the service bills each. Add it per retry.</summary>
/// <param name="answered">Told the status of each answer, 0 where there was none.</param>
internal sealed class TransactionCountPolicy(TransactionTally tally, Func<Request, TransactionKind> classify, Action<int>? answered) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) => tally.Add(classify(message.Request));

    public override void OnReceivedResponse(HttpMessage message) => answered?.Invoke(message.HasResponse ? message.Response.Status : 0);

    /// <remarks>After "Map each REST operation to a price" of the Azure Blob Storage documentation, general purpose v2.</remarks>
    public static TransactionKind OfBlob(Request request)
    {
        var query = request.Uri.Query;
        var isContainer = Has(query, "restype=container");

        return request.Method.Method switch
        {
            "DELETE" => TransactionKind.BlobDelete,
            "GET" or "HEAD" => Has(query, "comp=list") && !Has(query, "comp=blocklist") ? TransactionKind.BlobList : TransactionKind.BlobRead,
            "PUT" when isContainer && !Has(query, "comp=") => TransactionKind.BlobList,
            "PUT" when isContainer || Has(query, "comp=lease") || Has(query, "comp=properties") => TransactionKind.BlobOther,
            _ => TransactionKind.BlobWrite,
        };
    }

    public static TransactionKind OfQueue(Request request) => request.Uri.Path.TrimEnd('/').EndsWith("/messages", StringComparison.Ordinal)
        ? request.Method.Method switch
        {
            "POST" => TransactionKind.QueueSend,
            "GET" => TransactionKind.QueueReceive,
            _ => TransactionKind.QueueOther,
        }
        : request.Method == RequestMethod.Delete && request.Uri.Path.Contains("/messages/", StringComparison.Ordinal) ? TransactionKind.QueueDelete : TransactionKind.QueueOther;

    public static TransactionKind OfTable(Request request) =>
        request.Method == RequestMethod.Get ? TransactionKind.TableRead
        : request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal) ? TransactionKind.TableBatch
        : TransactionKind.TableWrite;

    private static bool Has(string query, string part) => query.Contains(part, StringComparison.Ordinal);
}
