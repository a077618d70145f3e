using Azure.Core;
using Azure.Core.Pipeline;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Ingest.Web.Tests.Browser;

/// <summary>Pages of the console where storage takes longer than a page may.</summary>
public sealed class SlowStorageTests(AzuriteAccounts accounts, ChromiumFixture chromium)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 120_000 };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Entity_FillsItself_When_StorageIsSlow(bool runsScript)
    {
        await using var account = new StorageAccount(accounts.Take());
        var slow = new SlowQueries();
        await using var app = await IngestApp.StartAsync(account, builder => builder.Services.AddSingleton<HttpPipelinePolicy>(slow));
        await using var console = await ConsolePage.OpenAsync(chromium, app.Http.BaseAddress!, new BrowserNewContextOptions { JavaScriptEnabled = runsScript });
        await account.WaitForEndAsync(await account.DropAsync("ferry.html", News.Html(7)));
        await account.WaitForEmptyQueuesAsync();
        slow.AreSlow = true;

        var first = await app.Http.GetStringAsync("console/entity?name=Nobody+Known");
        await console.GoToAsync($"console/entity?name={News.Speaker}");
        await Assertions.Expect(console.Page.GetByText("We have waited for this line").First).ToBeVisibleAsync(Patient);
        await Assertions.Expect(console.Page.Locator(".reading")).ToHaveCountAsync(0, new() { Timeout = 120_000 });

        Assert.Contains("Still reading", first, StringComparison.Ordinal);
        Assert.Contains("Nobody Known", first, StringComparison.Ordinal);
        Assert.Contains("No article mentions this name", await WholeAsync(app, "console/entity?name=Nobody+Known"), StringComparison.Ordinal);
        await app.StopAsync();
    }

    private static async Task<string> WholeAsync(IngestApp app, string address)
    {
        var page = "";
        await Eventually.IsTrueAsync(async () => !(page = await app.Http.GetStringAsync(address)).Contains("Still reading", StringComparison.Ordinal), StorageAccount.Patience);
        return page;
    }

    /// <summary>Lets each query of an index wait for longer than a page does.</summary>
    private sealed class SlowQueries : HttpPipelinePolicy
    {
        private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(600);

        public volatile bool AreSlow;

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (AreSlow && message.Request.Method == RequestMethod.Get && message.Request.Uri.Path.Contains("ArticlesByEntity", StringComparison.Ordinal))
            {
                await Task.Delay(Delay, message.CancellationToken);
            }

            await ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);
    }
}
