using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Ingest.Web.Tests.Browser;

/// <summary>A page in the browser that fails the test where the browser reports an error: a script that broke, or something that the page's policy forbade.</summary>
internal sealed class ConsolePage : IAsyncDisposable
{
    private static readonly string[] Serious = ["serious", "critical"];

    private readonly IBrowserContext _context;
    private readonly Uri _address;
    private readonly List<string> _errors = [];

    private ConsolePage(IBrowserContext context, IPage page, Uri address)
    {
        (_context, _address, Page) = (context, address, page);
        // What a person drops is not in the ledger at first, and is asked for: the browser notes each answer of 404 or 401.
        page.Console += (_, message) => Note(message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal), message.Text);
        page.PageError += (_, error) => Note(isError: true, error);
    }

    public IPage Page { get; }

    public static async Task<ConsolePage> OpenAsync(ChromiumFixture chromium, Uri address, BrowserNewContextOptions? options = null)
    {
        var context = await chromium.NewContextAsync(options);
        return new ConsolePage(context, await context.NewPageAsync(), address);
    }

    public Task GoToAsync(string path) => Page.GotoAsync(new Uri(_address, path).AbsoluteUri);

    public async Task AssertAccessibleAsync()
    {
        var result = await Page.RunAxe();

        var findings = result.Violations
            .Where(violation => Serious.Contains(violation.Impact))
            .Select(violation => $"{violation.Id} ({violation.Impact}): {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
        Assert.Empty(findings);
    }

    public void AssertNoErrors() => Assert.Empty(_errors);

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private void Note(bool isError, string text)
    {
        if (isError)
        {
            _errors.Add(text);
        }
    }
}
