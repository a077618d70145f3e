using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Ingest.Testing;

/// <summary>Counts the storage transactions of the clients to whose options it is added, each try by itself, by what the request is, as in <c>GET queue messages</c>.</summary>
public sealed class TransactionCounter : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public int Total => _counts.Values.Sum();

    public IReadOnlyDictionary<string, int> Counts => _counts;

    public void AddTo(ClientOptions options) => options.AddPolicy(this, HttpPipelinePosition.PerRetry);

    public void Reset() => _counts.Clear();

    public override void OnSendingRequest(HttpMessage message)
    {
        var uri = message.Request.Uri.ToUri();
        var query = uri.Query.TrimStart('?').Split('&').FirstOrDefault(part => part.StartsWith("comp=", StringComparison.Ordinal));
        var kind = message.Request.Headers.TryGetValue("x-ms-lease-action", out var action) ? action
            : uri.AbsolutePath.Contains("/messages", StringComparison.Ordinal) ? "messages"
            : query ?? "resource";
        _counts.AddOrUpdate($"{message.Request.Method} {kind}", 1, (_, count) => count + 1);
    }

    public override string ToString() => string.Join(", ", _counts.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key}: {pair.Value}"));
}
