using Azure.Data.Tables;
using Ingest.Core.Ledger;
using Ingest.Tables;
using Xunit;

namespace Ingest.EndToEnd.Tests.Harness;

/// <summary>What must stand in storage once everything has come to its end, whatever happened on the way.</summary>
internal static class EndState
{
    /// <param name="files">Each file with the number of the plain-text article that it holds last.</param>
    public static async Task AssertAsync(StorageAccount account, IReadOnlyDictionary<string, int> files)
    {
        await account.WaitUntilAllDoneAsync();
        Assert.Equal(
            files.Select(file => $"{file.Key}: {News.Headline(file.Value)}").Order(StringComparer.Ordinal),
            (await account.ArticlesAsync()).Select(row => $"{row["Blob"]}: {row["Headline"]}").Order(StringComparer.Ordinal));
        var headlines = files.Values.Select(News.Headline).Order(StringComparer.Ordinal).ToList();

        // The mayor's words are two quotes.
        Assert.Equal(headlines, await HeadlinesAsync(account, StorageNames.ArticlesByDateTable));
        Assert.Equal(headlines.SelectMany(headline => new[] { headline, headline }), await HeadlinesAsync(account, StorageNames.QuotesTable));
        Assert.Equal(headlines, await account.Reader.ByEntityAsync("Hamburg").Select(row => row.Headline!).Order(StringComparer.Ordinal).ToListAsync());
        Assert.Equal(
            files.Keys.Select(name => (name, DropState.Written)).OrderBy(drop => drop.name, StringComparer.Ordinal),
            (await account.Get<ILedger>().ListAsync(CancellationToken.None).ToListAsync()).Select(entry => (entry.Blob, entry.State)).OrderBy(drop => drop.Blob, StringComparer.Ordinal));
        Assert.Empty(await account.DeadLettersAsync(includeClosed: true));
    }

    private static async Task<IReadOnlyList<string>> HeadlinesAsync(StorageAccount account, string table) =>
        await account.Clients.Tables.GetTableClient(table).QueryAsync<TableEntity>().Select(row => (string)row["Headline"]).Order(StringComparer.Ordinal).ToListAsync();
}
