using System.Net.Http.Json;
using System.Text.Json;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;

namespace Ingest.Web.Tests.Http;

/// <summary>The overview as a client of HTTP sees it.</summary>
public sealed class OverviewTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task Overview_TellsTransactionsAndCost_When_TheHostHasRecordedThem()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, builder => builder.Configuration["Ingest:Usage:RecordInterval"] = "00:00:00.2");
        await account.WaitForEndAsync(await account.DropAsync("ferry.html", News.Html(7)));
        await account.WaitForEndAsync(await account.DropAsync("broken.json", "{ \"headline\": \"half"));
        JsonElement overview = default;

        await Eventually.IsTrueAsync(async () =>
        {
            overview = await app.Http.GetFromJsonAsync<JsonElement>("api/v1/overview");
            return overview.TryGetProperty("usage", out var used) && used.GetProperty("articles").GetInt64() == 1 && overview.GetProperty("files").GetInt32() == 2 && overview.GetProperty("deadLetters").TryGetProperty("Malformed", out _);
        });
        var page = await app.Http.GetStringAsync("console");

        var usage = overview.GetProperty("usage");
        Assert.True(usage.GetProperty("cost").GetDecimal() > 0);
        Assert.Equal(usage.GetProperty("transactions").GetInt64(), new[] { "app", "host" }.Sum(part => usage.GetProperty(part).EnumerateObject().Sum(kind => kind.Value.GetInt64())));
        Assert.Equal(1, overview.GetProperty("deadLetters").GetProperty("Malformed").GetInt32());
        Assert.Contains("for a thousand articles", page, StringComparison.Ordinal);
        await app.StopAsync();
    }
}
