using System.Text.Json;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Running;

public sealed class ReadingCommandTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task ReadingCommands_PrintTheSameStoryAsJson_When_FilesHaveBeenDropped()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        await account.WaitForEndAsync(await account.DropAsync("wire/ferry.txt", News.PlainText(1)));
        await account.WaitForEndAsync(await account.DropAsync("empty.txt", ""));
        await account.WaitForEmptyQueuesAsync();
        var id = Assert.Single(await account.ArticlesAsync()).PartitionKey;

        using var status = await JsonAsync(account, "status", "--verify");
        using var show = await JsonAsync(account, "show", id);
        using var query = await JsonAsync(account, "query", "--entity", "hamburg");
        using var both = await JsonAsync(account, "query", "--entity", "hamburg", "--co-occurring", "Hamburg", "--limit", "1");
        using var neither = await JsonAsync(account, "query", "--entity", "hamburg", "--co-occurring", "Vladivostok");
        using var earlier = await JsonAsync(account, "query", "--entity", "hamburg", "--until", "1999-12-31");
        using var explain = await JsonAsync(account, "explain", "wire/ferry.txt");
        using var behind = await JsonAsync(account, "explain", id);
        using var letters = await JsonAsync(account, "deadletters", "list");

        Assert.Equal(2, status.RootElement.GetProperty("files").GetInt32());
        Assert.Equal((1, 1), (status.RootElement.GetProperty("states").GetProperty("written").GetInt32(), status.RootElement.GetProperty("openDeadLetters").GetInt32()));
        Assert.Empty(status.RootElement.GetProperty("gaps").EnumerateArray());
        Assert.Equal(News.Headline(1), show.RootElement.GetProperty("headline").GetString());
        Assert.Equal(id, Assert.Single(query.RootElement.EnumerateArray()).GetProperty("articleId").GetString());
        Assert.Equal(id, Assert.Single(both.RootElement.EnumerateArray()).GetProperty("articleId").GetString());
        Assert.Empty(neither.RootElement.EnumerateArray());
        Assert.Empty(earlier.RootElement.EnumerateArray());
        Assert.Equal("wire/ferry.txt", explain.RootElement.GetProperty("entry").GetProperty("blob").GetString());
        Assert.Equal(explain.RootElement.GetRawText(), behind.RootElement.GetRawText());
        var letter = Assert.Single(letters.RootElement.EnumerateArray());
        Assert.Equal(("empty.txt", "empty"), (letter.GetProperty("blob").GetString(), letter.GetProperty("reason").GetString()?.ToLowerInvariant()));
        await app.StopAsync();
    }

    [Fact]
    public async Task Show_MarksTheAnnotationsInTheText_When_AskedTo()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        await account.WaitForEndAsync(await account.DropAsync("ferry.txt", News.PlainText(1)));
        await account.WaitForEmptyQueuesAsync();
        var id = Assert.Single(await account.ArticlesAsync()).PartitionKey;

        await using var annotated = await RunAsync(account, "show", id, "--annotated");
        using var json = await JsonAsync(account, "show", id);
        using var annotatedJson = await JsonAsync(account, "show", id, "--annotated");

        Assert.True(annotated.ExitCode == 0, annotated.Errors);
        Assert.Contains($"(quote: direct, {News.Speaker})", annotated.Output, StringComparison.Ordinal);
        Assert.Contains($"said [{News.Speaker}](person)", annotated.Output, StringComparison.Ordinal);
        Assert.Contains("[Hamburg](place)", annotated.Output, StringComparison.Ordinal);
        Assert.Contains("(quantity: More than 400 people)", annotated.Output, StringComparison.Ordinal);
        Assert.Contains("¶ 1, ", annotated.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', annotated.Output);
        Assert.Equal(json.RootElement.GetRawText(), annotatedJson.RootElement.GetRawText());
        await app.StopAsync();
    }

    [Fact]
    public async Task Status_ExitsWith1AndNamesTheFile_When_ADropWasNotPickedUp()
    {
        await using var account = new StorageAccount(accounts.Take());

        await using (var app = await IngestApp.StartAsync(account))
        {
            await app.StopAsync();
        }

        await account.DropAsync("forgotten.txt", News.PlainText(1));

        await using var status = await RunAsync(account, "status", "--verify");

        Assert.Equal(1, status.ExitCode);
        Assert.Contains("forgotten.txt", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_ClosesTheLetter_When_TheFileHasBecomeGood()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account, builder => builder.Configuration["Ingest:Intake:MaxDocumentBytes"] = "100");
        await account.WaitForEndAsync(await account.DropAsync("large.txt", News.PlainText(1)));
        await app.StopAsync();
        var letter = Assert.Single(await account.DeadLettersAsync());

        await using var raised = await IngestApp.StartAsync(account);
        await using var replay = await RunAsync(account, "deadletters", "replay", letter.Id);

        Assert.Equal(0, replay.ExitCode);
        await account.WaitForStateAsync("large.txt", Core.Ledger.DropState.Written);
        Assert.Empty(await account.DeadLettersAsync());
        await raised.StopAsync();
    }

    [Fact]
    public async Task Commands_TellOfVersionsAndPlans_When_AnArticleWasEdited()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        await account.WaitForEndAsync(await account.DropAsync("ferry.txt", News.PlainText(1)));
        await account.WaitForEndAsync(await account.DropAsync("ferry.txt", News.PlainText(2)));
        await account.WaitForEndAsync(await account.DropAsync("empty.txt", ""));
        await account.WaitForEmptyQueuesAsync();
        var id = Assert.Single(await account.ArticlesAsync()).PartitionKey;

        using var history = await JsonAsync(account, "show", id, "--history");
        using var plan = await JsonAsync(account, "reingest", "--plan", "--stage", "enrich");
        using var sweep = await JsonAsync(account, "reingest");
        using var status = await JsonAsync(account, "status");
        using var letters = await JsonAsync(account, "deadletters", "list", "--reason", "TooLarge");
        using var replayed = await JsonAsync(account, "deadletters", "replay", "--reason", "Empty");
        await using var wrong = await RunAsync(account, "reingest", "--stage", "everything");

        Assert.Equal((2, News.Headline(1)), (Assert.Single(history.RootElement.EnumerateArray()).GetProperty("version").GetInt32(), history.RootElement[0].GetProperty("headlineBefore").GetString()));
        Assert.Equal("ferry.txt", Assert.Single(plan.RootElement.GetProperty("gaps").EnumerateArray()).GetProperty("blob").GetString());
        Assert.True(plan.RootElement.GetProperty("cost").GetProperty("transactions").GetInt64() > 0);
        Assert.Equal((2, 0), (sweep.RootElement.GetProperty("blobs").GetInt32(), sweep.RootElement.GetProperty("requested").GetInt32()));
        Assert.True(status.RootElement.GetProperty("lastSweep").GetProperty("tally").GetProperty("isWhole").GetBoolean());
        Assert.Equal(1, status.RootElement.GetProperty("articlesLastHour").GetInt32());
        Assert.Empty(letters.RootElement.EnumerateArray());
        Assert.Equal("empty.txt", Assert.Single(replayed.RootElement.EnumerateArray()).GetProperty("blob").GetString());
        Assert.Equal(2, wrong.ExitCode);
        await app.StopAsync();
    }

    private static async Task<JsonDocument> JsonAsync(StorageAccount account, params string[] arguments)
    {
        await using var command = await RunAsync(account, [.. arguments, "--json"]);
        Assert.True(command.ExitCode == 0, command.Errors);
        return JsonDocument.Parse(command.Output);
    }

    private static Task<ChildProcess> RunAsync(StorageAccount account, params string[] arguments) =>
        ChildProcess.StartCommand(arguments, account.ConnectionString).WaitAsync();
}
