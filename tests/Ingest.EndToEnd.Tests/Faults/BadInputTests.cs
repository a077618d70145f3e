using System.Globalization;
using System.Text;
using Ingest.Core.DeadLetters;
using Ingest.Core.Ledger;
using Ingest.Core.Parsing;
using Ingest.EndToEnd.Tests.Doubles;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Tables;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Faults;

public sealed class BadInputTests(AzuriteAccounts accounts)
{
    private const int SizeLimit = 100_000;

    [Fact]
    public async Task BadFiles_EndAsDeadLettersWithASentence_When_NothingInThemIsAnArticle()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account);
        var files = new Dictionary<string, (byte[] Content, ReasonCode Reason)>
        {
            ["empty.txt"] = ([], ReasonCode.Empty),
            ["blank.txt"] = (Encoding.UTF8.GetBytes(" \r\n\t\n \u00A0 \n"), ReasonCode.NoText),
            ["binary.txt"] = (Garbage(5_000), ReasonCode.UnknownFormat),
            ["image.html"] = ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Garbage(500)], ReasonCode.UnknownFormat),
            ["large.txt"] = (Encoding.UTF8.GetBytes(new string('a', SizeLimit + 1)), ReasonCode.TooLarge),
            ["torn.zip"] = (News.Zip([("a.txt", News.PlainText(1))])[..200], ReasonCode.Malformed),
        };

        foreach (var (name, file) in files)
        {
            var entry = await account.WaitForEndAsync(await account.DropAsync(name, file.Content));
            Assert.Equal((name, DropState.DeadLettered, 1), (name, entry.State, entry.Rejections));
        }

        await AssertNothingLoopsAsync(account, app, files.Count);
        var letters = (await account.DeadLettersAsync()).ToDictionary(letter => letter.Blob!);
        Assert.Equal(files.Select(file => (file.Key, file.Value.Reason)).Order(), letters.Select(letter => (letter.Key, letter.Value.Reason)).Order());
        Assert.All(letters.Values, letter => Assert.Matches("^[A-Z].+ .+\\.$", letter.Detail));
        Assert.Contains(SizeLimit.ToString(CultureInfo.InvariantCulture), letters["large.txt"].Detail, StringComparison.Ordinal);
        await app.StopAsync();
    }

    [Fact]
    public async Task WrongCharset_EndsAsWritten_When_TheDeclarationIsFalse()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = News.Html(1).Replace("Veldburg", "Köln-Süd", StringComparison.Ordinal);
        var inUtf8 = page.Replace("charset=\"utf-8\"", "charset=\"windows-1252\"", StringComparison.Ordinal);

        var falselyWindows = await account.WaitForEndAsync(await account.DropAsync("utf8.html", Encoding.UTF8.GetBytes(inUtf8)));
        var falselyUtf8 = await account.WaitForEndAsync(await account.DropAsync("windows.html", Encoding.GetEncoding(1252).GetBytes(page)));

        Assert.Equal((DropState.Written, DropState.Written), (falselyWindows.State, falselyUtf8.State));
        Assert.Contains(await account.ArticlesAsync(), row => ((string)row["Headline"]).Contains("Köln-Süd", StringComparison.Ordinal));
        await AssertNothingLoopsAsync(account, app, 2);
        await app.StopAsync();
    }

    [Fact]
    public async Task OddNames_AreKeptExactly_When_TheirFilesAreGood()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account);
        string[] names =
        [
            "a {b} {name}.txt",
            "with several  spaces.txt",
            "100%2Fdone%.txt",
            "a/b//c#d?e&f=g+h.txt",
            "quote's \"name\" | ~2F ~.txt",
            "новости/日本語/naïve-\u0065\u0301-🗞️.txt",
            $"{string.Join('/', Enumerable.Repeat("folder-of-nineteen", 53))}/{new string('n', 13)}.txt",
        ];

        var drops = new List<Core.Intake.DropInfo>();

        foreach (var name in names)
        {
            drops.Add(await account.DropAsync(name, News.PlainText(drops.Count)));
        }

        foreach (var drop in drops)
        {
            var entry = await account.WaitForEndAsync(drop);
            Assert.Equal((drop.Name, DropState.Written), (entry.Blob, entry.State));
        }

        Assert.Equal(1024, names[^1].Length);
        Assert.Equal(names.Order(StringComparer.Ordinal), (await account.ArticlesAsync()).Select(row => (string)row["Blob"]).Order(StringComparer.Ordinal));
        await AssertNothingLoopsAsync(account, app, names.Length);
        await app.StopAsync();
    }

    [Fact]
    public async Task Blob_EndsAsDeleted_When_ItGoesWhileItIsParsed()
    {
        await using var account = new StorageAccount(accounts.Take());
        var parser = new TappedParser { OnParsing = document => Container(account).DeleteBlobIfExists(document.Blob) };
        await using var app = await StartAsync(account, parser);

        await account.DropAsync("gone.txt", News.PlainText(1));

        await account.WaitForStateAsync("gone.txt", DropState.Deleted);
        await account.WaitForEmptyQueuesAsync();
        await Eventually.IsTrueAsync(async () => (await account.ArticlesAsync()).Count == 0, StorageAccount.Patience);
        await Eventually.IsTrueAsync(async () => (await account.RowsAsync(StorageNames.ArticlesByDateTable)).Count == 0, StorageAccount.Patience);
        Assert.Empty(await account.RowsAsync(StorageNames.ArticlesByEntityTable));
        Assert.Empty(await account.VerifyAsync());
        Assert.Empty(await account.DeadLettersAsync());
        await app.StopAsync();
    }

    [Fact]
    public async Task Blob_EndsWithItsLastContent_When_ItIsOverwrittenWhileItIsParsed()
    {
        const int Last = 5;
        await using var account = new StorageAccount(accounts.Take());
        var number = 1;
        var parser = new TappedParser();
        parser.OnParsing = document =>
        {
            if (document.Blob == "busy.txt" && number < Last)
            {
                number++;
                Container(account).GetBlobClient("busy.txt").Upload(BinaryData.FromString(News.PlainText(number)), overwrite: true);
            }
        };
        await using var app = await StartAsync(account, parser);

        await account.DropAsync("busy.txt", News.PlainText(1));

        await Eventually.IsTrueAsync(() => number == Last, StorageAccount.Patience);
        await account.WaitUntilAllDoneAsync();
        Assert.Equal(DropState.Written, (await account.FindAsync("busy.txt"))!.State);
        Assert.Equal(News.Headline(Last), Assert.Single(await account.ArticlesAsync())["Headline"]);
        Assert.Equal(News.Headline(Last), Assert.Single(await account.Reader.LatestAsync().ToListAsync()).Headline);
        Assert.Single(await account.Reader.ByEntityAsync("Hamburg").ToListAsync());
        Assert.Empty(await account.DeadLettersAsync());
        await app.StopAsync();
    }

    private static Azure.Storage.Blobs.BlobContainerClient Container(StorageAccount account) => account.Clients.Blobs.GetBlobContainerClient(StorageNames.DropContainer);

    /// <summary>Another file goes through after all others, and none of those was picked up twice or waits in a queue.</summary>
    private static async Task AssertNothingLoopsAsync(StorageAccount account, IngestApp app, int files)
    {
        await account.WaitForEndAsync(await account.DropAsync("sentinel.txt", News.PlainText(99)));
        await account.WaitUntilAllDoneAsync();
        Assert.Equal(files + 1, app.Invocations("PickUpDrop"));
    }

    private static Task<IngestApp> StartAsync(StorageAccount account, TappedParser? parser = null) => IngestApp.StartAsync(account, builder =>
    {
        builder.Configuration["Ingest:Intake:MaxDocumentBytes"] = SizeLimit.ToString(CultureInfo.InvariantCulture);

        if (parser is not null)
        {
            builder.Configuration["Ingest:Sweep:Schedule"] = "* * * * * *";
            builder.Wrap<IDocumentParser>(parser.Around);
        }
    });

    /// <summary>Bytes as of a program, the same on each run.</summary>
    private static byte[] Garbage(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
