using System.Text.Json;
using Ingest.Core.Ledger;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Abuse;

/// <summary>What the commands print of hostile files: no control character but the line break reaches the terminal, and JSON still says exactly what the file said.</summary>
public sealed class ShownTextTests(AzuriteAccounts accounts)
{
    private const string Hostile = "\u202Etxt.exe \u200Bpay\u200Dpal [red]=1+1[/] <b>x</b>";

    private const string Blob = $"{Hostile} a.json";

    // JSON can carry what a text file could not.
    private static readonly string Document = JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["headline"] = "Ferry line \u001B]0;owned\u0007 =cmd|' /C calc'!A0 <script>alert(1)</script> [red]opens[/]\r\n2026-01-01 forged",
        ["author"] = "Eve \u001B[31mRed",
        ["publisher"] = "Paper\u009B2J\u2028Next",
        ["articleBody"] = $"{News.Paragraph(1)} \u001B[2J\n\n\"We have waited \u0007 for this line for eleven years,\" said {News.Speaker}, the mayor of the town.",
    });

    [Fact]
    public async Task Commands_PrintNoControlCharacter_When_NamesAndTextsHoldThem()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        var entry = await account.WaitForEndAsync(await account.DropAsync(Blob, Document));
        await account.WaitForEndAsync(await account.DropAsync($"{Hostile} b.bin", [0x7F, 0x45, 0x4C, 0x46, 1, 2, 3, 0, 0, 0, 0xFF, 0xFE]));
        Assert.Equal(DropState.Written, entry.State);
        var id = Assert.Single(await account.ArticlesAsync()).PartitionKey;
        var letter = Assert.Single(await account.DeadLettersAsync()).Id;
        await account.DropAsync($"{Hostile} c.txt", News.PlainText(3));
        await app.StopAsync();

        string[][] commands =
        [
            ["status", "--verify"], ["query"], ["query", "--speaker", News.Speaker, "--json"], ["show", id], ["show", id, "--json"], ["show", id, "--annotated"], ["show", id, "--history"],
            ["explain", Blob], ["explain", "\u001B[2J\u202E"], ["deadletters", "list"], ["deadletters", "show", letter], ["deadletters", "show", "x' or Id ne '\u0007"], ["reingest", "--plan"],
        ];

        foreach (var command in commands)
        {
            await AssertPlainAsync(account, command);
        }

        using var explained = JsonDocument.Parse(await AssertPlainAsync(account, ["explain", Blob, "--json"]));
        Assert.Equal(Blob, explained.RootElement.GetProperty("entry").GetProperty("blob").GetString());
    }

    [Fact]
    public async Task Query_FindsThatNameOnly_When_ItIsMadeToBreakTheFilter()
    {
        await using var account = new StorageAccount(accounts.Take());
        await using var app = await IngestApp.StartAsync(account);
        await account.WaitForEndAsync(await account.DropAsync("ferry.txt", News.PlainText(1)));
        await app.StopAsync();

        foreach (var name in new[] { "Hamburg' or PartitionKey ne '", "'", "''", "x\" or 1 eq 1", "Hamburg|", "%", "~", "\u0000" })
        {
            Assert.Empty(await account.Reader.ByEntityAsync(name).ToListAsync());
            Assert.Empty(await account.Reader.BySpeakerAsync(name).ToListAsync());
            Assert.Empty(await account.Reader.BySourceAsync(name).ToListAsync());
            Assert.Null(await account.Reader.GetAsync(name.Replace("\u0000", "x", StringComparison.Ordinal)));
        }

        Assert.Single(await account.Reader.ByEntityAsync("Hamburg").ToListAsync());
        await using var query = await ChildProcess.StartCommand(["query", "--entity", "Hamburg' or PartitionKey ne '", "--json"], account.ConnectionString).WaitAsync();
        Assert.Equal((0, "[]"), (query.ExitCode, query.Output.Trim()));
    }

    private static async Task<string> AssertPlainAsync(StorageAccount account, string[] arguments)
    {
        await using var command = await ChildProcess.StartCommand(arguments, account.ConnectionString).WaitAsync();
        var text = command.Output + command.Errors;
        var seen = text.Where(c => (char.IsControl(c) && c is not ('\n' or '\r')) || c is '\u200B' or '\u2028' or (>= '\u202A' and <= '\u202E')).Select(c => $"U+{(int)c:X4}").ToHashSet();
        Assert.True(seen.Count == 0, $"{string.Join(' ', arguments)} printed {string.Join(", ", seen)}: {text}");
        Assert.True(command.ExitCode is 0 or 1, $"{string.Join(' ', arguments)} ended with {command.ExitCode}: {text}");
        Assert.DoesNotContain("Unhandled exception", text, StringComparison.Ordinal);
        return command.Output;
    }
}
