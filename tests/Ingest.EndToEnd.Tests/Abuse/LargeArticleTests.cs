using System.Globalization;
using System.Text;
using Ingest.Core.Ledger;
using Ingest.Core.Writing;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Storage;
using Ingest.Tables;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Abuse;

public sealed class LargeArticleTests(AzuriteAccounts accounts)
{
    private const int Names = 100_000;

    [Fact]
    public async Task Article_IsWrittenWithinTheLimitsOfATable_When_ItNamesAHundredThousandPeople()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);

        var entry = await account.WaitForEndAsync(await account.DropAsync("names.txt", Text()));

        Assert.Equal((DropState.Written, 1), (entry.State, entry.Articles));
        var row = Assert.Single(await account.ArticlesAsync());
        var record = await account.Get<IArticleStore>().FindAsync(row.PartitionKey, CancellationToken.None);
        Assert.Equal(Names, record!.Article.Entities.Count);
        Assert.Equal(new ArticleTableOptions().MaxIndexedEntities, (await account.RowsAsync(StorageNames.ArticlesByEntityTable)).Count);
        Assert.Empty(await account.DeadLettersAsync(includeClosed: true));
        await app.StopAsync();
    }

    // Invented names, each once, in sentences that the enricher knows as ones about people.
    private static string Text()
    {
        string[] syllables = ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu", "za", "be", "di", "fo", "gu"];
        var text = new StringBuilder("Register of the harbour lists a hundred thousand people\n\n");

        for (var i = 0; i < Names; i++)
        {
            var family = string.Concat(syllables[i % 20], syllables[i / 20 % 20], syllables[i / 400 % 20], syllables[i / 8000 % 20]);
            text.Append(CultureInfo.InvariantCulture, $"Mr. {char.ToUpperInvariant(family[0])}{family[1..]} spoke. ");

            if (i % 20 == 19)
            {
                text.Append("\n\n");
            }
        }

        return text.ToString();
    }
}
