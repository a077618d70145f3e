using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;
using Ingest.Web.Security;

namespace Ingest.Web.Tests.Http;

/// <summary>The web as a client of HTTP sees it, through the function classes on the embedded host.</summary>
public sealed class WebTests(AzuriteAccounts accounts)
{
    private const string Key = "a key of sixteen or more";
    private const string Origin = "https://reader.example";

    private static readonly string[] Found =
    [
        "console", "console/articles", "console/articles?text=ferry&source=x", "console/articles?entity=Berlin", "console/entity?name=Berlin", "console/drop", "console/file?name=none", "console/dead-letters", "console/assets/console.js",
        "api/v1/overview", "api/v1/articles", "api/v1/entity?name=Berlin&type=LOC", "api/v1/dead-letters", "api/v1/audit", "api/v1/openapi.json",
    ];

    private static readonly string[] NotFound = ["console/nothing", "console/articles/none", "console/dead-letters/none", "api/v1/nothing", "api/v1/articles/none", "api/v1/drop?name=none"];

    [Fact]
    public async Task Web_SetsTheSecurityHeadersAndNoCookie_When_ItAnswersAnything()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account);

        foreach (var (address, expected) in Found.Select(address => (address, HttpStatusCode.OK)).Concat(NotFound.Select(address => (address, HttpStatusCode.NotFound))))
        {
            using var answer = await app.Http.GetAsync(address);

            Assert.Equal(SecurityHeaders.ContentPolicy, answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.False(answer.Headers.Contains("Set-Cookie"), address);
            Assert.Equal((address, expected), (address, answer.StatusCode));
        }

        await app.StopAsync();
    }

    [Fact]
    public async Task Api_TellsOfAnArticle_When_AFileWasDropped()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account);
        await account.WaitForEndAsync(await account.DropAsync("ferry.html", News.Html(7, "https://courier.example/7")));

        var list = await ReadAsync(app, "api/v1/articles?text=FERRY+veldburg&source=The+Veldburg+Courier");
        var id = list.GetProperty("articles").EnumerateArray().Single().GetProperty("id").GetString();
        var article = await ReadAsync(app, $"api/v1/articles/{id}");
        var entity = await ReadAsync(app, "api/v1/entity?name=Helena+Marsh");
        var drop = await ReadAsync(app, "api/v1/drop?name=ferry.html");

        Assert.Equal(News.Headline(7), article.GetProperty("article").GetProperty("headline").GetString());
        Assert.Equal(id, entity.GetProperty("articles")[0].GetProperty("id").GetString());
        Assert.NotEmpty(entity.GetProperty("quotes").EnumerateArray());
        Assert.Equal(("written", 1), (drop.GetProperty("state").GetString(), drop.GetProperty("articles").GetInt32()));
        Assert.Empty((await ReadAsync(app, "api/v1/articles?language=fr")).GetProperty("articles").EnumerateArray());
        await Eventually.IsTrueAsync(async () => (await ReadAsync(app, "api/v1/overview")).GetProperty("states").GetProperty("written").GetInt32() == 1);
        await app.StopAsync();
    }

    [Fact]
    public async Task Api_ListsAStoryOnceAndTellsItsCopies_When_TwoFilesHaveOneText()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account, ("Ingest:Stories:Schedule", "* * * * * *"));
        await account.DropAsync("here.html", News.Html(7, "https://courier.example/7"));
        await account.DropAsync("there.html", News.Html(7, "https://herald.example/7"));

        JsonElement listed = default;
        await Eventually.IsTrueAsync(async () =>
        {
            listed = (await ReadAsync(app, "api/v1/articles")).GetProperty("articles");
            return listed.GetArrayLength() == 1 && listed[0].TryGetProperty("clusterSize", out var size) && size.GetInt32() == 2;
        });
        var article = await ReadAsync(app, $"api/v1/articles/{listed[0].GetProperty("id").GetString()}");

        Assert.Equal(2, article.GetProperty("story").EnumerateArray().Count(copy => copy.GetProperty("isSameText").GetBoolean()));
        await app.StopAsync();
    }

    [Fact]
    public async Task Api_GivesEveryArticleOnce_When_APageIsSmallerThanTheList()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account);
        await account.WaitForEndAsync(await account.DropAsync("lines.jsonl", string.Join('\n', Enumerable.Range(0, 7).Select(News.JsonLine))));
        var seen = new List<string?>();
        var after = "";

        do
        {
            var page = await ReadAsync(app, $"api/v1/articles?size=3{after}");
            seen.AddRange(page.GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("id").GetString()));
            after = page.TryGetProperty("continuation", out var next) ? $"&after={next.GetString()}" : null;
        }
        while (after is not null);

        Assert.Equal((7, 7), (seen.Count, seen.Distinct().Count()));
        await app.StopAsync();
    }

    [Fact]
    public async Task Web_AnswersNotModified_When_TheETagIsKnown()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account);

        foreach (var address in new[] { "console/articles", "api/v1/articles", "console/assets/console.css" })
        {
            using var first = await app.Http.GetAsync(address);
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            using var second = await app.Http.SendAsync(request);
            using var head = await app.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));

            Assert.Equal((HttpStatusCode.NotModified, 0), (second.StatusCode, (await second.Content.ReadAsByteArrayAsync()).Length));
            Assert.Equal((first.Headers.ETag, first.Content.Headers.ContentLength), (head.Headers.ETag, head.Content.Headers.ContentLength));
        }

        await app.StopAsync();
    }

    [Theory]
    [InlineData("api/v1/articles?after=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("api/v1/articles?size=0", HttpStatusCode.BadRequest)]
    [InlineData("api/v1/entity", HttpStatusCode.BadRequest)]
    [InlineData("api/v1/entity?name=x&type=Y", HttpStatusCode.BadRequest)]
    [InlineData("api/v1/dead-letters?reason=1", HttpStatusCode.BadRequest)]
    [InlineData("console/articles?after=nonsense", HttpStatusCode.BadRequest)]
    public async Task Web_SaysWhatIsWrong_When_AValueIs(string address, HttpStatusCode expected)
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account);

        using var answer = await app.Http.GetAsync(address);

        Assert.Equal(expected, answer.StatusCode);
        await app.StopAsync();
    }

    [Fact]
    public async Task Api_LetsOtherOriginsRead_When_TheSettingNamesThem()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account, ("Ingest:Web:CorsOrigins:0", Origin));

        using var named = await SendAsync(app, HttpMethod.Get, "api/v1/articles", ("Origin", Origin));
        using var other = await SendAsync(app, HttpMethod.Get, "api/v1/articles", ("Origin", "https://other.example"));
        using var page = await SendAsync(app, HttpMethod.Get, "console", ("Origin", Origin));
        using var preflight = await SendAsync(app, HttpMethod.Options, "api/v1/drop", ("Origin", Origin), ("Access-Control-Request-Method", "POST"));

        Assert.Equal(Origin, named.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(page.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal((HttpStatusCode.NoContent, Origin), (preflight.StatusCode, preflight.Headers.GetValues("Access-Control-Allow-Origin").Single()));
        Assert.False(preflight.Headers.Contains("Access-Control-Allow-Credentials"));
        await app.StopAsync();
    }

    [Fact]
    public async Task Drop_WritesTheFileAndTheAudit_When_TheKeyIsRight()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account, ("Ingest:Web:AdminKey", Key));

        using var refused = await DropAsync(app, "sub/ferry.txt", News.PlainText(1), (CallerCheck.KeyHeader, "another"));
        using var without = await DropAsync(app, "sub/ferry.txt", News.PlainText(1));
        using var taken = await DropAsync(app, "sub/ferry.txt", News.PlainText(1), (CallerCheck.KeyHeader, Key));
        var entry = await account.WaitForStateAsync("sub/ferry.txt", DropState.Written);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Created), (refused.StatusCode, without.StatusCode, taken.StatusCode));
        Assert.Equal((await taken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("eTag").GetString(), entry.ETag);
        Assert.Equal([(AuditAction.Drop, "sub/ferry.txt", Caller.WithKey)], (await AuditAsync(account)).Select(action => (action.Action, action.Subject, action.Caller)));
        await app.StopAsync();
    }

    [Fact]
    public async Task Drop_NeedsNoKey_When_TheHostIsALocalOneAndTheCallerOnIt()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account, ("Ingest:Web:KeylessLoopback", "true"));

        using var taken = await DropAsync(app, "ferry.txt", News.PlainText(1), (CallerCheck.KeyHeader, ""));
        using var proxied = await DropAsync(app, "other.txt", News.PlainText(2), (CallerCheck.KeyHeader, ""), ("X-Forwarded-For", "127.0.0.1"));
        using var elsewhere = await DropAsync(app, "other.txt", News.PlainText(2), (CallerCheck.KeyHeader, ""), ("Origin", "https://elsewhere.example"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (taken.StatusCode, proxied.StatusCode, elsewhere.StatusCode));
        Assert.Null(await account.Get<IDropContainer>().FindAsync("other.txt", CancellationToken.None));
        await account.WaitForStateAsync("ferry.txt", DropState.Written);
        await app.StopAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Drop_IsRefused_When_TheFileIsTooLarge(bool saysItsLength)
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account, ("Ingest:Web:AdminKey", Key), ("Ingest:Web:MaxUploadBytes", "1000"));
        using var body = new ByteArrayContent(new byte[1001]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/drop?name=large.txt") { Content = body, Headers = { { CallerCheck.KeyHeader, Key } } };
        request.Headers.TransferEncodingChunked = !saysItsLength;

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Empty(await AuditAsync(account));
        await app.StopAsync();
    }

    [Fact]
    public async Task Replay_RunsTheFilesAgainAndWritesTheAudit_When_TheKeyIsRight()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account, ("Ingest:Web:AdminKey", Key));
        await account.WaitForEndAsync(await account.DropAsync("broken.json", "{ \"headline\": \"half"));
        var letter = Assert.Single(await account.DeadLettersAsync());

        using var refused = await ReplayAsync(app, letter.Id, "another");
        using var replayed = await ReplayAsync(app, letter.Id, Key);
        var result = await replayed.Content.ReadFromJsonAsync<JsonElement>();
        await Eventually.IsTrueAsync(async () => (await account.DeadLettersAsync()).SingleOrDefault()?.Attempts == 2, StorageAccount.Patience);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (refused.StatusCode, replayed.StatusCode));
        Assert.Equal((letter.Id, "none"), (result.GetProperty("replayed")[0].GetString(), result.GetProperty("notReplayed")[0].GetString()));
        Assert.Equal([(AuditAction.Replay, letter.Id)], (await AuditAsync(account)).Select(action => (action.Action, action.Subject)));
        await app.StopAsync();
    }

    [Fact]
    public async Task Web_AsksToWait_When_AnAddressSendsTooMuch()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await StartAsync(account, ("Ingest:Web:RequestsPerMinute", "2"), ("Ingest:Web:ChangesPerMinute", "1"));

        var reads = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.Http.GetAsync("console/assets/console.css")));
        using var change = await DropAsync(app, "a.txt", "x");
        using var another = await DropAsync(app, "a.txt", "x");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], reads.Select(read => read.StatusCode).Order());
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests), (change.StatusCode, another.StatusCode));
        Assert.NotNull(another.Headers.RetryAfter);
        await app.StopAsync();
    }

    private static Task<IngestApp> StartAsync(StorageAccount account, params (string Name, string Value)[] settings) => IngestApp.StartAsync(account, builder =>
    {
        foreach (var (name, value) in settings)
        {
            builder.Configuration[name] = value;
        }
    });

    private static async Task<JsonElement> ReadAsync(IngestApp app, string address) => await app.Http.GetFromJsonAsync<JsonElement>(address);

    private static async Task<IReadOnlyList<AuditEntry>> AuditAsync(StorageAccount account) => await account.Get<IAuditLog>().ListAsync(CancellationToken.None).ToListAsync();

    private static Task<HttpResponseMessage> DropAsync(IngestApp app, string name, string content, params (string Name, string Value)[] headers) =>
        SendAsync(app, HttpMethod.Post, $"api/v1/drop?name={Uri.EscapeDataString(name)}", new StringContent(content, Encoding.UTF8), headers);

    private static Task<HttpResponseMessage> ReplayAsync(IngestApp app, string id, string key) =>
        SendAsync(app, HttpMethod.Post, "api/v1/dead-letters/replay", JsonContent.Create(new { ids = new[] { id, "none" } }), (CallerCheck.KeyHeader, key));

    private static Task<HttpResponseMessage> SendAsync(IngestApp app, HttpMethod method, string address, params (string Name, string Value)[] headers) => SendAsync(app, method, address, content: null, headers);

    private static async Task<HttpResponseMessage> SendAsync(IngestApp app, HttpMethod method, string address, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };

        if (content is not null)
        {
            await content.LoadIntoBufferAsync();
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await app.Http.SendAsync(request);
    }
}
