using System.Text;
using System.Text.Json;
using Ingest.Core.Ledger;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;
using Microsoft.Playwright;

namespace Ingest.Web.Tests.Browser;

/// <summary>The console in a real browser, over the function classes and Azurite.</summary>
public sealed class ConsoleTests(AzuriteAccounts accounts, ChromiumFixture chromium)
{
    private const string Key = "a key of sixteen or more";

    // The one that fails first, so that a replay has something to mend.
    private const string Broken = "broken.json";

    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 120_000 };

    [Fact]
    public async Task Console_TakesAFileToItsArticleAndALetterToItsReplay_When_APersonWorksWithIt()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account, "Ingest:Web:KeylessLoopback", "true");
        await using var console = await ConsolePage.OpenAsync(chromium, app.Http.BaseAddress!);
        var page = console.Page;

        await console.GoToAsync("console/drop");
        await page.GetByLabel("Drop files here, or choose them").SetInputFilesAsync([File("ferry.html", News.Html(7, "https://courier.example/7")), File(Broken, "{ \"headline\": \"half")]);
        await Assertions.Expect(page.GetByText("1 of 2 files are done, 1 dead-lettered")).ToBeVisibleAsync(Patient);

        await page.GetByRole(AriaRole.Link, new() { Name = "ferry.html", Exact = true }).First.ClickAsync();
        await page.Locator(".ids a").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(News.Headline(7));

        await page.GetByRole(AriaRole.Link, new() { Name = News.Speaker }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(News.Speaker);
        await Assertions.Expect(page.GetByText("We have waited for this line").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Dead letters" }).ClickAsync();
        await page.GetByLabel($"Choose {Broken}").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay the chosen ones" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 of 1 replayed")).ToBeVisibleAsync(Patient);
        await Eventually.IsTrueAsync(async () => (await account.DeadLettersAsync()).SingleOrDefault()?.Attempts == 2, StorageAccount.Patience);

        Assert.Equal(3, await account.Get<IAuditLog>().ListAsync(CancellationToken.None).CountAsync());
        console.AssertNoErrors();
        await app.StopAsync();
    }

    [Fact]
    public async Task Overview_ShowsWhatHappensByItself_When_AFileIsDroppedElsewhere()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account);
        await using var console = await ConsolePage.OpenAsync(chromium, app.Http.BaseAddress!);

        await console.GoToAsync("console");
        await account.WaitForEndAsync(await account.DropAsync("ferry.txt", News.PlainText(1)));

        await Assertions.Expect(console.Page.Locator("#states tr", new() { HasText = "written" }).Locator(".number")).ToHaveTextAsync("1", new() { Timeout = 120_000 });
        console.AssertNoErrors();
        await app.StopAsync();
    }

    [Fact]
    public async Task Console_AsksForTheKey_When_TheHostIsNoLocalOne()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account, "Ingest:Web:AdminKey", Key);
        await using var console = await ConsolePage.OpenAsync(chromium, app.Http.BaseAddress!);
        var page = console.Page;

        await console.GoToAsync("console/drop");
        await page.GetByLabel("Drop files here, or choose them").SetInputFilesAsync([File("ferry.txt", News.PlainText(1))]);
        await Assertions.Expect(page.GetByText("Send the admin key")).ToBeVisibleAsync(Patient);
        await page.GetByLabel("Admin key").FillAsync(Key);
        await page.GetByLabel("Drop files here, or choose them").SetInputFilesAsync([File("ferry.txt", News.PlainText(1))]);

        await Assertions.Expect(page.GetByText("1 of 1 files are done.")).ToBeVisibleAsync(Patient);
        await app.StopAsync();
    }

    [Fact]
    public async Task Article_IsShownAsText_When_ItContainsScriptAndMarkup()
    {
        const string Attack = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";

        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account);
        await using var console = await ConsolePage.OpenAsync(chromium, app.Http.BaseAddress!);
        var page = console.Page;
        await account.WaitForEndAsync(await account.DropAsync("<b>attack</b>.jsonl", $$"""{"headline":"{{Json(Attack)}} opens a ferry line","articleBody":"{{Json(Attack)}} {{Json(News.Paragraph(1))}}\n\n=cmd|' /C calc'!A0 was said by {{Json(News.Speaker)}}, the mayor of Veldburg, on Monday. \u001b[31mThe boats left at six.","datePublished":"2025-03-05T10:00:00Z"}"""));

        await console.GoToAsync("console/articles");
        await page.Locator(".articles .headline").First.ClickAsync();

        await Assertions.Expect(page.Locator(".text")).ToContainTextAsync("=cmd|' /C calc'!A0");
        Assert.Contains("ferry line", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("main script, main img").CountAsync());
        console.AssertNoErrors();
        await app.StopAsync();
    }

    [Fact]
    public async Task Console_CanBeUsedByKeyboardAlone_When_ThereIsNoMouse()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account, "Ingest:Web:KeylessLoopback", "true");
        await using var console = await ConsolePage.OpenAsync(chromium, app.Http.BaseAddress!);
        var page = console.Page;
        await account.WaitForEndAsync(await account.DropAsync("ferry.html", News.Html(7)));
        await account.WaitForEndAsync(await account.DropAsync(Broken, "{ \"headline\": \"half"));

        await console.GoToAsync("console");
        await PressToAsync(page, "Skip to content");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));

        await console.GoToAsync("console/articles");
        await PressToAsync(page, News.Headline(7));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(News.Headline(7), new() { Timeout = 120_000 });
        await PressToAsync(page, "person");
        await page.Keyboard.PressAsync("Space");
        Assert.False(await page.Locator("#show-person").IsCheckedAsync());

        await console.GoToAsync("console/dead-letters");
        await PressToAsync(page, $"Choose {Broken}");
        await page.Keyboard.PressAsync("Space");
        await PressToAsync(page, "Replay the chosen ones");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("1 of 1 replayed")).ToBeVisibleAsync(Patient);
        await app.StopAsync();
    }

    [Fact]
    public async Task Pages_CanBeReadWithoutScript_When_TheBrowserRunsNone()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account);
        await using var console = await ConsolePage.OpenAsync(chromium, app.Http.BaseAddress!, new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = console.Page;
        await account.WaitForEndAsync(await account.DropAsync("ferry.html", News.Html(7)));

        await console.GoToAsync("console/articles");
        await page.GetByLabel("Headline has").FillAsync("veldburg");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = News.Headline(7) }).ClickAsync();

        await Assertions.Expect(page.Locator(".text")).ToContainTextAsync(News.Paragraph(7));
        await app.StopAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    public async Task Pages_HaveNoSeriousFindingOfAxe_When_TheyAreFull(ColorScheme scheme, int width)
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account, "Ingest:Web:AdminKey", Key);
        await using var console = await ConsolePage.OpenAsync(chromium, app.Http.BaseAddress!, new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 800 } });
        await account.WaitForEndAsync(await account.DropAsync("ferry.html", News.Html(7)));
        await account.WaitForEndAsync(await account.DropAsync(Broken, "{ \"headline\": \"half"));
        var id = (await account.ArticlesAsync())[0].PartitionKey;
        var letter = (await account.DeadLettersAsync())[0].Id;

        foreach (var path in new[]
        {
            "console", "console/articles", $"console/articles/{id}", $"console/entity?name={News.Speaker}", "console/drop", "console/file?name=ferry.html", "console/dead-letters", $"console/dead-letters/{letter}", "console/nothing",
        })
        {
            await console.GoToAsync(path);

            await console.AssertAccessibleAsync();
            Assert.False(await console.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"), $"{path} is wider than the window.");
        }

        await app.StopAsync();
    }

    /// <summary>Presses Tab until what has the focus has the name, as somebody does who looks at the ring.</summary>
    private static async Task PressToAsync(IPage page, string name)
    {
        const int MostTabs = 120;
        var seen = new List<string>();

        for (var i = 0; i < MostTabs; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            seen.Add((await page.EvaluateAsync<string>("(document.activeElement.getAttribute('aria-label') ?? document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent).trim()"))!);

            if (seen[^1] == name)
            {
                return;
            }
        }

        Assert.Fail($"The focus did not come to '{name}', but to: {string.Join(" | ", seen.Distinct().Select(text => text.Length > 40 ? text[..40] : text))}");
    }

    private static FilePayload File(string name, string content) => new() { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(content) };

    private static string Json(string text) => JsonEncodedText.Encode(text).ToString();

    private static Task<IngestApp> StartAsync(StorageAccount account, string? setting = null, string? value = null) => IngestApp.StartAsync(account, builder =>
    {
        if (setting is not null)
        {
            builder.Configuration[setting] = value;
        }
    });
}
