using System.CommandLine;
using Ingest.Core;
using Ingest.Storage;
using Ingest.Storage.Connection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ingest.Cli.Local;

/// <summary>The storage that a command reads and writes, without any functions running in this process.</summary>
public sealed class StorageSession : IAsyncDisposable
{
    public static readonly Option<string?> ConnectionOption = new("--connection")
    {
        Description = "Connection string of the storage account. Default: AzureWebJobsStorage of the environment, else the running 'ingest up' of this folder.",
    };

    private readonly ServiceProvider _provider;

    private StorageSession(ServiceProvider provider) => _provider = provider;

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public static StorageSession Open(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);

        return Open(parsed.GetValue(ConnectionOption));
    }

    public static StorageSession Open(string? connectionString)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();

        if (connectionString is null && !configuration.GetSection(StorageConnection.Prefix).Exists())
        {
            connectionString = SessionFile.Find(SessionFile.DefaultPath)?.ConnectionString
                ?? throw new UserException("No storage is known here. Start 'ingest up' in this folder, or set AzureWebJobsStorage, or give --connection.");
        }

        if (connectionString is not null)
        {
            configuration[StorageConnection.Prefix] = connectionString;
        }

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddIngestCore(configuration);
        services.AddIngestStorage(configuration);
        var provider = services.BuildServiceProvider();

        try
        {
            _ = provider.GetRequiredService<StorageClients>();
            return new StorageSession(provider);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            // Without the text itself, which may hold a key, and without the client's words, which may hold the text.
            provider.Dispose();
            throw new UserException("The storage connection cannot be read. Give a whole connection string, or the addresses of the services.");
        }
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
