using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;
using Ingest.Web.DeadLetters;

namespace Ingest.Web.Tests.Http;

/// <summary>Dead letters as a client of HTTP sees them.</summary>
public sealed class LetterTests(AzuriteAccounts accounts)
{
    private const string Broken = "{ \"headline\": \"<script>half";

    [Fact]
    public async Task Api_GivesPartsOfTheInput_When_ALetterNamesAFile()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        await account.WaitForEndAsync(await account.DropAsync("broken.json", Broken));
        var key = await KeyAsync(app);

        var input = await ReadAsync(app, $"api/v1/dead-letters/{key}/input");
        var rest = await ReadAsync(app, $"api/v1/dead-letters/{key}/input?at=10");
        var behind = await ReadAsync(app, $"api/v1/dead-letters/{key}/input?at=99999999999");
        using var wrong = await app.Http.GetAsync($"api/v1/dead-letters/{key}/input?at=-1");

        Assert.Equal((Broken, true, Broken.Length), (TextOf(input), input.GetProperty("isOfLetter").GetBoolean(), input.GetProperty("length").GetInt32()));
        Assert.Equal((Broken[10..], ""), (TextOf(rest), TextOf(behind)));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        await app.StopAsync();
    }

    [Fact]
    public async Task Letter_SaysWhoseBytesItShows_When_TheFileWasReplacedOrDeleted()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        await account.WaitForEndAsync(await account.DropAsync("broken.json", Broken));
        var key = await KeyAsync(app);

        var own = await app.Http.GetStringAsync($"console/dead-letters/{key}");
        await account.WaitForEndAsync(await account.DropAsync("broken.json", News.JsonLine(1)));
        var newer = await app.Http.GetStringAsync($"console/dead-letters/{key}");
        await account.DeleteAsync("broken.json");
        var gone = await app.Http.GetStringAsync($"console/dead-letters/{key}");
        using var none = await app.Http.GetAsync($"api/v1/dead-letters/{key}/input");

        Assert.Contains("&lt;script&gt;half", own, StringComparison.Ordinal);
        Assert.DoesNotContain("dropped again since", own, StringComparison.Ordinal);
        Assert.Contains("dropped again since", newer, StringComparison.Ordinal);
        Assert.Contains("not there any more", gone, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        await app.StopAsync();
    }

    [Fact]
    public async Task Api_GivesAPieceOfTheInput_When_TheFileIsLarge()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        var large = Broken + new string('x', 3_000_000);
        await account.WaitForEndAsync(await account.DropAsync("large.json", large));

        var input = await ReadAsync(app, $"api/v1/dead-letters/{await KeyAsync(app)}/input?at=2000000");

        Assert.Equal((new string('x', LetterReader.InputBytes), large.Length), (TextOf(input), input.GetProperty("length").GetInt32()));
        await app.StopAsync();
    }

    [Fact]
    public async Task Api_GivesEveryLetterOnce_When_ThereAreMoreThanOnePageOverMonths()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        await Parallel.ForAsync(0, 130, async (i, token) => await account.Get<IDeadLetters>().PutAsync(Letter(i), token));
        var seen = new List<string?>();
        string? after = "";

        do
        {
            var page = await ReadAsync(app, $"api/v1/dead-letters?reason=Malformed{after}");
            seen.AddRange(page.GetProperty("letters").EnumerateArray().Select(letter => letter.GetProperty("id").GetString()));
            after = page.TryGetProperty("continuation", out var next) ? $"&after={next.GetString()}" : null;
        }
        while (after is not null);

        Assert.Equal(Enumerable.Range(0, 130).Select(i => Letter(i).Id), seen);
        await app.StopAsync();
    }

    [Theory]
    [InlineData("api/v1/dead-letters?after=nonsense")]
    [InlineData("console/dead-letters?after=9999999999999999999_x")]
    public async Task Web_SaysWhatIsWrong_When_AContinuationIsNone(string address)
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);

        using var answer = await app.Http.GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await app.StopAsync();
    }

    private static DeadLetter Letter(int daysAgo)
    {
        var at = TimeProvider.System.GetUtcNow().AddDays(-daysAgo);
        return new DeadLetter { Id = string.Create(CultureInfo.InvariantCulture, $"letter-{daysAgo}"), Reason = ReasonCode.Malformed, Stage = Stage.Parse, Detail = "Cut off.", Blob = "a.json", KeyTime = at, FirstAt = at, LastAt = at };
    }

    private static async Task<string?> KeyAsync(IngestApp app) => (await ReadAsync(app, "api/v1/dead-letters")).GetProperty("letters")[0].GetProperty("key").GetString();

    private static string TextOf(JsonElement input) => System.Text.Encoding.UTF8.GetString(input.GetProperty("bytes").GetBytesFromBase64());

    private static async Task<JsonElement> ReadAsync(IngestApp app, string address) => await app.Http.GetFromJsonAsync<JsonElement>(address);
}
