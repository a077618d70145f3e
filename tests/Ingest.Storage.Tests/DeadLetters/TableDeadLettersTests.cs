using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;
using Ingest.Testing;

namespace Ingest.Storage.Tests.DeadLetters;

public sealed class TableDeadLettersTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindAsync_GivesTheLetterBack_When_EveryFieldIsSet()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var letter = Letter("aaaabbbbcccc") with { Message = "{}", EntryPath = "a/b.html", TraceId = "t" };

        await storage.Letters.PutAsync(letter, Cancellation);

        Assert.Equal(letter, await storage.Letters.FindAsync("aaaabbbbcccc", Cancellation));
        Assert.Null(await storage.Letters.FindAsync("none", Cancellation));
    }

    [Fact]
    public async Task PutAsync_CountsOneMoreAttempt_When_TheLetterIsThere()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var letter = Letter("aaaabbbbcccc");
        await storage.Letters.PutAsync(letter, Cancellation);

        await storage.Letters.PutAsync(letter with { FirstAt = letter.FirstAt.AddHours(1), LastAt = letter.LastAt.AddHours(1), Detail = "again" }, Cancellation);

        Assert.Equal(letter with { Attempts = 2, LastAt = letter.LastAt.AddHours(1), Detail = "again" }, await storage.Letters.FindAsync(letter.Id, Cancellation));
    }

    [Fact]
    public async Task PutAsync_OpensTheLetterAgain_When_AReplayFailed()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var letter = Letter("aaaabbbbcccc");
        await storage.Letters.PutAsync(letter, Cancellation);
        await storage.Letters.CloseAsync(letter, letter.LastAt.AddHours(1), Cancellation);
        var closed = await storage.Letters.FindAsync(letter.Id, Cancellation);

        await storage.Letters.PutAsync(letter, Cancellation);

        Assert.Equal(letter with { ClosedAt = letter.LastAt.AddHours(1) }, closed);
        Assert.Null((await storage.Letters.FindAsync(letter.Id, Cancellation))!.ClosedAt);
    }

    [Fact]
    public async Task ListAsync_GivesNewestFirst_When_LettersAreOfSeveralMonths()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        storage.Time.SetUtcNow(Sample.Dropped.AddDays(71));
        int[] days = [40, 0, 3, 70, 1];

        foreach (var day in days)
        {
            await storage.Letters.PutAsync(Letter($"day-{day}", day), Cancellation);
        }

        await storage.Letters.CloseAsync(Letter("day-3", 3), Sample.Dropped, Cancellation);

        var open = await storage.Letters.ListAsync(includeClosed: false, Cancellation).Select(letter => letter.Id).ToListAsync(Cancellation);
        var all = await storage.Letters.ListAsync(includeClosed: true, Cancellation).Select(letter => letter.Id).ToListAsync(Cancellation);
        Assert.Equal(["day-70", "day-40", "day-1", "day-0"], open);
        Assert.Equal(["day-70", "day-40", "day-3", "day-1", "day-0"], all);
    }

    [Fact]
    public async Task FromAsync_GoesOnBehindALetter_When_ItIsGivenAKey()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        storage.Time.SetUtcNow(Sample.Dropped.AddDays(401));
        int[] days = [0, 1, 40, 400];

        foreach (var day in days)
        {
            await storage.Letters.PutAsync(Letter($"day-{day}", day), Cancellation);
        }

        var rest = await storage.Letters.FromAsync(KeyOf(Letter("day-40", 40)), Cancellation).Select(letter => letter.Id).ToListAsync(Cancellation);
        var all = await storage.Letters.FromAsync(after: null, Cancellation).CountAsync(Cancellation);
        var none = await storage.Letters.FromAsync(KeyOf(Letter("day-0")), Cancellation).CountAsync(Cancellation);

        Assert.Equal(["day-1", "day-0"], rest);
        Assert.Equal((4, 0), (all, none));
    }

    [Fact]
    public async Task FindAsync_ReadsOneRow_When_ItIsGivenTheKey()
    {
        var queries = new QueryLog();
        var storage = await TestStorage.CreateAsync(azurite, queries);
        var letter = Letter("aaaabbbbcccc");
        await storage.Letters.PutAsync(letter, Cancellation);
        queries.Clear();

        var found = await storage.Letters.FindAsync(KeyOf(letter), Cancellation);
        var other = await storage.Letters.FindAsync(KeyOf(letter with { Id = "none" }), Cancellation);

        Assert.Equal(letter, found);
        Assert.Null(other);
        Assert.Equal("2 point DeadLetters", queries.ToString());
    }

    [Fact]
    public async Task CountOpenAsync_CountsByReason_When_SomeAreClosedOrNoLetters()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        await storage.Letters.PutAsync(Letter("a"), Cancellation);
        await storage.Letters.PutAsync(Letter("b", 40) with { Reason = ReasonCode.Empty }, Cancellation);
        await storage.Letters.PutAsync(Letter("c"), Cancellation);
        await storage.Letters.CloseAsync(Letter("c"), Sample.Dropped, Cancellation);
        await storage.Letters.NoteAsync(new DeliveryFailure(Stage.Parse, "x", "System.TimeoutException", "late", 1, Sample.Dropped, Sample.Dropped), Cancellation);

        var all = await storage.Letters.CountOpenAsync(10, Cancellation);
        var some = await storage.Letters.CountOpenAsync(2, Cancellation);

        Assert.Equal((1, 1, 2, false), (all.Reasons[ReasonCode.Encrypted], all.Reasons[ReasonCode.Empty], all.Reasons.Count, all.IsCut));
        Assert.True(some.IsCut);
    }

    [Fact]
    public async Task PutAsync_KeepsWhatFits_When_TextsAreHugeOrTorn()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var huge = new string('x', 70_000);
        var letter = Letter("aaaabbbbcccc") with { EntryPath = huge, Detail = huge, Message = new string('m', (32 * 1024) - 1) + "\uD83D" };

        await storage.Letters.PutAsync(letter, Cancellation);

        var found = await storage.Letters.FindAsync(letter.Id, Cancellation);
        Assert.StartsWith("xxx", found!.EntryPath, StringComparison.Ordinal);
        Assert.StartsWith("xxx", found.Detail, StringComparison.Ordinal);
        Assert.StartsWith("mmm", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutAsync_WritesTheNextActionForReaders_When_ALetterIsFiled()
    {
        var storage = await TestStorage.CreateAsync(azurite);

        await storage.Letters.PutAsync(Letter("aaaabbbbcccc"), Cancellation);

        var row = await storage.Clients.Tables.GetTableClient(StorageNames.DeadLettersTable).QueryAsync<DeadLetterEntity>(cancellationToken: Cancellation).SingleAsync(Cancellation);
        Assert.Equal(ReasonCode.Encrypted.NextAction(), row.NextAction);
        Assert.Equal("202410", row.PartitionKey);
        Assert.Equal("parse", row.Stage);
    }

    private static string KeyOf(DeadLetter letter) => DeadLetterKeys.Row(letter.KeyTime, letter.Id);

    private static DeadLetter Letter(string id, int day = 0) => new()
    {
        Id = id,
        Reason = ReasonCode.Encrypted,
        Stage = Stage.Parse,
        Detail = "The entry is encrypted.",
        Blob = "news/a.zip",
        ETag = "\"0x1\"",
        KeyTime = Sample.Dropped.AddDays(day),
        FirstAt = Sample.Dropped.AddDays(day),
        LastAt = Sample.Dropped.AddDays(day),
    };
}
