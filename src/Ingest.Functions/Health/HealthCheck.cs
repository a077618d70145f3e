using Azure;
using Azure.Identity;
using Ingest.Core.Enrichment;
using Ingest.Core.Parsing;
using Ingest.Storage.Connection;
using Ingest.Tables;

namespace Ingest.Functions.Health;

/// <summary>Whether the app can do its work: storage answers, the models are loaded.</summary>
public sealed class HealthCheck(StorageClients clients, IDocumentParser parser, IArticleEnricher enricher)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    public async Task<HealthReport> RunAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        var blobs = ProbeAsync(token => clients.Blobs.GetBlobContainerClient(StorageNames.DropContainer).GetPropertiesAsync(cancellationToken: token), limit.Token);
        var queues = ProbeAsync(token => clients.Queues.GetQueueClient(StorageNames.WriteQueue).GetPropertiesAsync(token), limit.Token);
        var tables = ProbeAsync(token => clients.Tables.GetTableClient(StorageNames.LedgerTable).GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("health", "health", cancellationToken: token), limit.Token);
        return new HealthReport
        {
            Blobs = await blobs,
            Queues = await queues,
            Tables = await tables,
            Parser = parser.Version,
            Enricher = enricher.Version,
        };
    }

    private static async Task<string> ProbeAsync(Func<CancellationToken, Task> probe, CancellationToken cancellationToken)
    {
        try
        {
            await probe(cancellationToken);
            return HealthReport.Ok;
        }
        catch (RequestFailedException exception)
        {
            // The status is what the probe is for; the service's text may name the account and stays in the logs.
            return exception.Status == 0 ? "unreachable" : $"answered {exception.Status}";
        }
        catch (AuthenticationFailedException)
        {
            return "no credential";
        }
        catch (Exception exception) when (exception is OperationCanceledException or AggregateException)
        {
            // The time limit, or the SDK's tries all failing.
            return "unreachable";
        }
    }
}
