using System.Collections.Concurrent;
using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Ingest.Testing;

/// <summary>The reads of tables that are sent by the clients to whose options it is added, each try by itself.</summary>
public sealed class QueryLog : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentQueue<TableRead> _reads = new();

    public IReadOnlyList<TableRead> Reads => [.. _reads];

    public void Clear() => _reads.Clear();

    public override void OnSendingRequest(HttpMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);

        var uri = message.Request.Uri.ToUri();

        // "/account/Table()" and "/account/Table(PartitionKey='...',RowKey='...')"
        if (message.Request.Method.Method == "GET" && uri.AbsolutePath.Split('/')[^1].Split('(', 2) is [var table, var keys])
        {
            var query = uri.Query.TrimStart('?').Split('&').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToDictionary(part => Uri.UnescapeDataString(part[0]), part => Uri.UnescapeDataString(part[1]));
            _reads.Enqueue(new TableRead(table, keys != ")", query.GetValueOrDefault("$filter")?.Replace('+', ' '), int.TryParse(query.GetValueOrDefault("$top"), NumberStyles.None, CultureInfo.InvariantCulture, out var top) ? top : null));
        }
    }

    /// <summary>How many of which kind, the most of one kind first: <c>3 range Quotes, 1 point Articles</c>.</summary>
    public override string ToString() => string.Join(", ", _reads.CountBy(read => read.ToString()).OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Value} {kind.Key}"));
}
