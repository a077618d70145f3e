using Ingest.Core.Ledger;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Abuse;

/// <summary>Names that look alike, or that a careless key would make one: each file keeps its own drop, article and place in the ledger.</summary>
public sealed class NameTests(AzuriteAccounts accounts)
{
    private static readonly string LongStem = string.Join('/', Enumerable.Repeat("folder-of-nineteen", 53));

    private static readonly string[] Names =
    [
        "Ferry.txt", "ferry.txt", "FERRY.TXT",
        "caf\u00E9.txt", "cafe\u0301.txt", "cafe.txt",
        "\u212B.txt", "\u00C5.txt",
        "a/b.txt", "/a/b.txt", "a/b.txt/", "a~2Fb.txt", "a%2Fb.txt", "a|b.txt", "a_b.txt", "a//b.txt", "a b.txt", "a+b.txt", "a%20b.txt",
        "paypal.txt", "pay\u200Bpal.txt", "pay\u00ADpal.txt", "p\u0430ypal.txt",
        "invoice\u202Etxt.exe", "\u2066invoice\u2069.txt", "invoice.txt",
        "=1+1.txt", "@sum.txt", "' or PartitionKey ne '.txt", "{name}.txt", "#.txt", "?.txt", "%.txt", ".txt", "...", "[red]x[/].txt", "<script>.txt", "\U000E0041.txt",
        $"{LongStem}/{new string('n', 13)}.txt", $"{LongStem}/{new string('n', 12)}m.txt", $"{LongStem}/{new string('n', 12)}N.txt",
    ];

    [Fact]
    public async Task Files_KeepTheirOwnArticles_When_TheirNamesLookAlike()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);

        var drops = await account.DropAllAsync(Names.Select((name, i) => (name, News.PlainText(i))));
        await account.WaitUntilAllDoneAsync();

        Assert.Equal(Names.Length, drops.Count);
        Assert.Equal(
            Names.Select((name, i) => (name, News.Headline(i))).OrderBy(file => file.name, StringComparer.Ordinal),
            (await account.ArticlesAsync()).Select(row => ((string)row["Blob"], (string)row["Headline"])).OrderBy(file => file.Item1, StringComparer.Ordinal));
        Assert.Equal(
            Names.Select(name => (name, DropState.Written, 1)).OrderBy(drop => drop.name, StringComparer.Ordinal),
            (await account.Get<ILedger>().ListAsync(CancellationToken.None).ToListAsync()).Select(entry => (entry.Blob, entry.State, entry.Version)).OrderBy(drop => drop.Blob, StringComparer.Ordinal));
        Assert.Empty(await account.DeadLettersAsync(includeClosed: true));
        await app.StopAsync();
    }

    [Fact]
    public async Task Entries_KeepTheirOwnArticles_When_AnArchiveHasANameTwice()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        string[] names = ["a.txt", "a.txt", "A.txt", "caf\u00E9.txt", "cafe\u0301.txt", "b/a.txt", "a.txt#2"];

        var entry = await account.WaitForEndAsync(await account.DropAsync("twins.zip", News.Zip(names.Select((name, i) => (name, News.PlainText(i))))));

        Assert.Equal((DropState.Written, names.Length, 0), (entry.State, entry.Articles, entry.Rejections));
        Assert.Equal(names.Select((_, i) => News.Headline(i)), (await account.ArticlesAsync()).Select(row => (string)row["Headline"]).Order(StringComparer.Ordinal));
        await app.StopAsync();
    }
}
