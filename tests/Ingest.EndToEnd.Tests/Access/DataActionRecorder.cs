using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Ingest.EndToEnd.Tests.Access;

/// <summary>Notes which rights the requests of an app need, in the names of Azure's role definitions.</summary>
/// <remarks>Microsoft Learn, "Permissions for data operations" (REST references of Blob, Queue and Table storage).</remarks>
internal sealed partial class DataActionRecorder(string connectionString) : HttpPipelineSynchronousPolicy
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string Blobs = $"{Account}/blobServices/containers";
    private const string Queues = $"{Account}/queueServices/queues";
    private const string Tables = $"{Account}/tableServices/tables";

    private readonly Dictionary<int, string> _services = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2))
        .Where(part => part[0].EndsWith("Endpoint", StringComparison.Ordinal))
        .ToDictionary(part => new Uri(part[1]).Port, part => part[0]);

    private readonly ConcurrentDictionary<string, bool> _actions = new();

    public IEnumerable<string> Actions => _actions.Keys.Order(StringComparer.Ordinal);

    public override void OnSendingRequest(HttpMessage message)
    {
        var uri = message.Request.Uri.ToUri();
        var path = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)[1..];
        var method = message.Request.Method.Method;

        foreach (var action in _services[uri.Port] switch
        {
            "BlobEndpoint" => [OfBlobs(method, path, uri.Query)],
            "QueueEndpoint" => [OfQueues(method, path, uri.Query)],
            _ => OfTables(method, path, message.Request.Content),
        })
        {
            _actions.TryAdd(action, true);
        }
    }

    private static string OfBlobs(string method, string[] path, string query) => (method, path.Length) switch
    {
        ("PUT", 1) => $"{Blobs}/write",
        ("GET", 1) when query.Contains("comp=list", StringComparison.Ordinal) => $"{Blobs}/blobs/read",
        ("GET" or "HEAD", 0 or 1) => $"{Blobs}/read",
        ("GET" or "HEAD", _) => $"{Blobs}/blobs/read",
        ("PUT", _) => $"{Blobs}/blobs/write",
        ("DELETE", > 1) => $"{Blobs}/blobs/delete",
        _ => throw new NotSupportedException($"{method} {string.Join('/', path)}{query}"),
    };

    private static string OfQueues(string method, string[] path, string query) => (method, path.Length) switch
    {
        ("PUT", 1) => $"{Queues}/write",
        ("GET", 0 or 1) => $"{Queues}/read",
        ("POST", 2) or ("PUT", 3) => $"{Queues}/messages/write",
        ("GET", 2) when query.Contains("peekonly=true", StringComparison.OrdinalIgnoreCase) => $"{Queues}/messages/read",
        ("GET", 2) => $"{Queues}/messages/process/action",
        ("DELETE", 3) => $"{Queues}/messages/delete",
        _ => throw new NotSupportedException($"{method} {string.Join('/', path)}"),
    };

    private static string[] OfTables(string method, string[] path, RequestContent? content)
    {
        if (path is ["Tables"])
        {
            return [method == "POST" ? $"{Tables}/write" : $"{Tables}/read"];
        }

        if (path is not ["$batch"])
        {
            return [OfEntities(method)];
        }

        using var body = new MemoryStream();
        content!.WriteTo(body, CancellationToken.None);
        return [.. Operation().Matches(Encoding.UTF8.GetString(body.ToArray())).Select(operation => OfEntities(operation.Groups[1].Value))];
    }

    private static string OfEntities(string method) => method switch
    {
        "GET" => $"{Tables}/entities/read",
        "DELETE" => $"{Tables}/entities/delete",
        _ => $"{Tables}/entities/write",
    };

    // The first line of each operation of an entity group transaction.
    [GeneratedRegex("^(POST|PUT|PATCH|MERGE|DELETE|GET) http", RegexOptions.Multiline)]
    private static partial Regex Operation();
}
