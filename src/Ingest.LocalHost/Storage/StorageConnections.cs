using System.Collections.Concurrent;
using Azure.Core;
using Microsoft.Extensions.Configuration;

namespace Ingest.LocalHost.Storage;

/// <summary>One set of clients for each connection name that the triggers use.</summary>
internal sealed class StorageConnections(IConfiguration settings, Action<ClientOptions>? configure)
{
    private readonly ConcurrentDictionary<string, StorageConnection> _connections = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">The settings name no such account.</exception>
    public StorageConnection Get(string? name) =>
        _connections.GetOrAdd(string.IsNullOrEmpty(name) ? StorageConnection.DefaultName : name, key => new StorageConnection(key, settings, configure));
}
