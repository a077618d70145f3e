using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.EndToEnd.Tests.Doubles;
using Ingest.EndToEnd.Tests.Faults;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Tables;
using Ingest.Testing;
using Xunit;

namespace Ingest.EndToEnd.Tests.Abuse;

/// <summary>
/// Messages that nobody of Ingest sent: each ends as a dead letter that says why, or does nothing. None of them reads a blob of another container, and
/// none changes a row or a drop.
/// </summary>
public sealed class ForgedMessageTests(AzuriteAccounts accounts, ITestOutputHelper output)
{
    private const string Good = "good.txt";
    private const string Bait = "bait.bin";
    private const string Event = """{"type":"Microsoft.Storage.BlobDeleted","subject":"/blobServices/default/containers/drop/blobs/NAME"}""";

    // What stands in the drop container for a forged pointer to find: a batch, and a record, as they lie in the containers of the stages.
    private static readonly byte[] BaitBatch = Pack("", "{}");
    private static readonly string BaitRecord = $"x-{Hash("{}"u8)[..16]}.jsonl";

    /// <param name="Expected">Null where the message does nothing.</param>
    private sealed record Forgery(string Name, string Queue, string Text, ReasonCode? Expected);

    [Fact]
    public async Task ForgedMessages_EndAsDeadLettersOrDoNothing_When_TheyPointElsewhereOrLie()
    {
        await using var account = new StorageAccount(accounts.Take());
        var queues = new TappedQueues();
        await using var app = await IngestApp.StartAsync(account, builder => builder.Wrap<IStageQueues>(queues.Around));
        app.Logs.IsExpectedError = PoisonTests.IsParking;
        await account.WaitForEndAsync(await account.DropAsync(Good, News.PlainText(1)));
        await BaitAsync(account);
        await account.WaitForEmptyQueuesAsync();
        var rows = await RowsAsync(account);
        var forgeries = Forgeries(JsonNode.Parse(queues.Sent.Single(message => message.Stage == Stage.Write).ToJson())!.AsObject());

        foreach (var forgery in forgeries)
        {
            await account.Clients.Queues.GetQueueClient(forgery.Queue).SendMessageAsync(forgery.Text);
        }

        await account.WaitForEmptyQueuesAsync();
        var letters = await account.DeadLettersAsync(includeClosed: true);

        foreach (var forgery in forgeries)
        {
            var letter = letters.SingleOrDefault(letter => letter.Message is { Length: > 0 } text && forgery.Text.StartsWith(text, StringComparison.Ordinal));
            output.WriteLine($"{forgery.Name}: {letter?.Reason.ToString() ?? "nothing"}. {letter?.Detail}");
            Assert.Equal((forgery.Name, forgery.Expected), (forgery.Name, letter?.Reason));
            Assert.True(letter is null || letter.Detail.EndsWith('.'), letter?.Detail);
        }

        Assert.Equal(forgeries.Count(forgery => forgery.Expected is not null), letters.Count);
        Assert.Equal(rows, await RowsAsync(account));
        await app.StopAsync();
    }

    private static List<Forgery> Forgeries(JsonObject genuine)
    {
        var number = 0;
        return
        [
            new("a claim check that points to another container", StorageNames.EnrichQueue, Message(message => Pointing(message, "claim", $$"""{"blob":"../drop/{{Bait}}","sha256":"{{Hash(BaitBatch)}}"}""")), ReasonCode.WorkLost),
            new("a claim check with a backslash", StorageNames.WriteQueue, Message(message => Pointing(message, "claim", $$"""{"blob":"..\\drop\\{{Bait}}","sha256":"{{Hash(BaitBatch)}}"}""")), ReasonCode.WorkLost),
            new("stored records of another container", StorageNames.WriteQueue, Message(message => Pointing(message, "stored", $$"""{"document":"../drop/{{BaitRecord}}"}""")), ReasonCode.WorkLost),
            new("a message of a newer version", StorageNames.WriteQueue, Message(message => message["version"] = 2), ReasonCode.BadMessage),
            new("a stage that does not exist", StorageNames.WriteQueue, Message(message => message["stage"] = "publish"), ReasonCode.BadMessage),
            new("a pick-up on the write queue", StorageNames.WriteQueue, Message(message => { message["stage"] = "pickup"; message["inline"] = Inline("""{"drops":[]}"""); }), ReasonCode.DeliveriesExhausted),
            new("documents on the write queue", StorageNames.WriteQueue, Message(message => message["inline"] = Inline("""{"blob":"forged","content":""}""", "<p>", "", "{}")), ReasonCode.DeliveriesExhausted),
            new("an article that has the key of the meta rows for its id", StorageNames.WriteQueue, Message(message => message["inline"] = Inline(Article("meta"), "", "{}")), ReasonCode.DeliveriesExhausted),
            new("an article whose id is no key", StorageNames.EnrichQueue, Message(message => message["inline"] = Inline(Article("a/b' or PartitionKey ne '"), "", "{}")), ReasonCode.DeliveriesExhausted),
            new("a null for an article", StorageNames.WriteQueue, Message(message => message["inline"] = Inline("null", "", "{}")), ReasonCode.DeliveriesExhausted),
            new("a batch of a billion", StorageNames.WriteQueue, Message(message => message["batchIndex"] = int.MaxValue), ReasonCode.BadMessage),
            new("a negative count", StorageNames.WriteQueue, Message(message => message["count"] = -7), ReasonCode.BadMessage),
            new("a name that no blob can have", StorageNames.WriteQueue, Message(message => message["drop"]!["blob"] = new string('n', 20_000)), ReasonCode.BadMessage),
            new("half a character for a name", StorageNames.WriteQueue, Message(_ => { }).Replace("forged-", "\\ud800", StringComparison.Ordinal), ReasonCode.BadMessage),
            new("a time before all tables", StorageNames.WriteQueue, Message(message => message["drop"]!["lastModified"] = "0001-01-01T00:00:00Z"), ReasonCode.BadMessage),
            new("brackets without end", StorageNames.ParseQueue, new string('[', 20_000), ReasonCode.BadMessage),
            new("the largest message that a queue takes", StorageNames.EnrichQueue, "{" + new string(' ', 48_000) + "}", ReasonCode.BadMessage),
            new("a line break, an escape and markup", StorageNames.EnrichQueue, "x\r\n[2026-01-01T00:00:00.000] Error: forged \u001B[2J\u202E<script>alert(1)</script>\0", ReasonCode.BadMessage),
            new("a pick-up of names that lead elsewhere", StorageNames.ParseQueue, PickUp("../work/secret", "../articles/x", "a/../" + Good, "..\\drop\\" + Good, "", "./" + Good, new string('n', 1025)), null),
            new("a pick-up of a blob that is not there", StorageNames.ParseQueue, PickUp("never dropped"), null),
            new("an event about a blob that is still there", StorageNames.ParseQueue, Event.Replace("NAME", Good, StringComparison.Ordinal), null),
            new("an event that leads to another container", StorageNames.ParseQueue, Event.Replace("NAME", "../../work/secret", StringComparison.Ordinal), null),
            new("an event with half a character", StorageNames.ParseQueue, Event.Replace("NAME", "\\ud800", StringComparison.Ordinal), ReasonCode.BadMessage),
            new("a failed blob of another container", StorageNames.BlobPoisonQueue, """{"Type":"BlobTrigger","BlobName":"../work/secret"}""", null),
            new("a failed blob without a name", StorageNames.BlobPoisonQueue, """{"Type":"BlobTrigger","BlobName":null}""", ReasonCode.BadMessage),
        ];

        // Each about a drop of its own: one letter stands for one input.
        string Message(Action<JsonObject> forge)
        {
            var message = genuine.DeepClone().AsObject();
            message["drop"]!["blob"] = $"forged-{++number}";
            message["batchId"] = $"forged-{number}";
            forge(message);
            return message.ToJsonString();
        }
    }

    private static void Pointing(JsonObject message, string field, string pointer)
    {
        message.Remove("inline");
        message[field] = JsonNode.Parse(pointer);
    }

    private static string PickUp(params string[] names)
    {
        var batch = JsonSerializer.Serialize(new { drops = names.Select(name => new { blob = name }), again = "parse" });
        return JsonSerializer.Serialize(new { version = 1, batchId = Guid.NewGuid().ToString("N"), stage = "pickup", count = names.Length, inline = Inline(batch) });
    }

    private static string Article(string id) =>
        JsonSerializer.Serialize(new { id, headline = "Forged", body = new[] { "Forged." }, provenance = new { blob = "forged", sha256 = "", mediaType = "text/plain", parserVersion = "" } });

    private static string Inline(params string[] parts) => Convert.ToBase64String(Pack(parts));

    /// <summary>Parts of a batch, by a way of its own.</summary>
    private static byte[] Pack(params string[] parts)
    {
        using var bytes = new MemoryStream();

        using (var writer = new BinaryWriter(new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true)))
        {
            foreach (var part in parts.Select(Encoding.UTF8.GetBytes))
            {
                writer.Write(part.Length);
                writer.Write(part);
            }
        }

        return bytes.ToArray();
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>What the forged pointers lead to. The host takes the bait for dropped files too, and finds no text in them.</summary>
    private static async Task BaitAsync(StorageAccount account)
    {
        await account.WaitForEndAsync(await account.DropAsync(Bait, BaitBatch));
        await account.WaitForEndAsync(await account.DropAsync(BaitRecord, "{}"));
        await account.Get<IWorkStore>().PutAsync("secret", new MemoryStream("secret"u8.ToArray()), CancellationToken.None);

        foreach (var letter in await account.DeadLettersAsync())
        {
            await account.Clients.Tables.GetTableClient(StorageNames.DeadLettersTable).DeleteEntityAsync(Tables.Keys.DeadLetterKeys.Partition(letter.KeyTime), Tables.Keys.DeadLetterKeys.Row(letter.KeyTime, letter.Id));
        }
    }

    private static async Task<IEnumerable<string>> RowsAsync(StorageAccount account)
    {
        var meta = await account.Clients.Tables.GetTableClient(StorageNames.ArticlesTable).QueryAsync<Azure.Data.Tables.TableEntity>(row => row.PartitionKey == "meta").Select(row => row.RowKey).ToListAsync();
        return (await account.AllRowsAsync()).Where(table => table.Key != StorageNames.DeadLettersTable).SelectMany(table => table.Value).Concat(meta);
    }
}
