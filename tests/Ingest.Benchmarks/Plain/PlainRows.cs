using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Ingest.Core.Articles;
using Ingest.Storage.Connection;

namespace Ingest.Benchmarks.Plain;

/// <summary>The rows of the plain design: the same content as the product's index rows, each written by itself.</summary>
public sealed class PlainRows(StorageClients clients)
{
    private const string Articles = "PlainArticles";
    private const string Entities = "PlainEntities";
    private const string Quotes = "PlainQuotes";

    public static async Task CreateAsync(StorageClients clients, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(clients);

        foreach (var table in new[] { Articles, Entities, Quotes })
        {
            await clients.Tables.CreateTableIfNotExistsAsync(table, cancellationToken);
        }
    }

    public static async Task<DateTimeOffset> LastAsync(StorageClients clients, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(clients);

        return await clients.Tables.GetTableClient(Articles).QueryAsync<TableEntity>(cancellationToken: cancellationToken).Select(row => row.Timestamp!.Value).MaxAsync(cancellationToken: cancellationToken);
    }

    public async Task WriteAsync(Article article, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);

        foreach (var entity in article.Entities)
        {
            await UpsertAsync(Entities, new TableEntity(Key(entity.Name), article.Id) { ["Type"] = entity.Type.ToString(), ["Mentions"] = entity.Mentions.Count, ["Headline"] = article.Headline }, cancellationToken);
        }

        for (var i = 0; i < article.Quotes.Count; i++)
        {
            var quote = article.Quotes[i];
            await UpsertAsync(Quotes, new TableEntity(Key(quote.Speaker ?? "unknown"), string.Create(CultureInfo.InvariantCulture, $"{article.Id}_{i}")) { ["Text"] = quote.Text }, cancellationToken);
        }

        // Last, so that its time is that of the whole article.
        await UpsertAsync(
            Articles,
            new TableEntity("articles", article.Id) { ["Headline"] = article.Headline, ["Body"] = string.Join("\n\n", article.Body), ["Record"] = JsonSerializer.Serialize(article.Entities.Select(entity => entity.Name)) },
            cancellationToken);
    }

    private Task UpsertAsync(string table, TableEntity row, CancellationToken cancellationToken) =>
        clients.Tables.GetTableClient(table).UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);

    private static string Key(string name) => Uri.EscapeDataString(name).Replace('%', '~');
}
