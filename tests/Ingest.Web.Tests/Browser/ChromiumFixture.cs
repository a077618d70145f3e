using Microsoft.Playwright;

namespace Ingest.Web.Tests.Browser;

/// <summary>One Chromium for all tests: the one that is installed, not a download.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    /// <summary>Names the browser where it stands elsewhere.</summary>
    public const string Variable = "INGEST_CHROMIUM";

    // Generous: the machine may be busy with other work.
    private const float TimeoutMilliseconds = 90_000;

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly Lazy<Task<IBrowser>> _browser;
    private IPlaywright? _playwright;

    public ChromiumFixture() => _browser = new Lazy<Task<IBrowser>>(LaunchAsync);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A browser with nothing kept from another test.</summary>
    /// <exception cref="InvalidOperationException">No Chromium is installed.</exception>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        var context = await (await _browser.Value).NewContextAsync(options);
        context.SetDefaultTimeout(TimeoutMilliseconds);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated && _browser.Value.IsCompletedSuccessfully)
        {
            await (await _browser.Value).CloseAsync();
        }

        _playwright?.Dispose();
    }

    private async Task<IBrowser> LaunchAsync()
    {
        var path = Environment.GetEnvironmentVariable(Variable) ?? Array.Find(Places, File.Exists)
            ?? throw new InvalidOperationException($"The tests of the console need Chromium. Install it (Debian: apt-get install chromium), or name a Chromium or Chrome in {Variable}.");
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Headless = true, Args = Flags, Timeout = TimeoutMilliseconds });
    }
}
