using System.IO.Compression;
using System.Text;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;
using Ingest.Core.Tests.Intake.Archives;

namespace Ingest.Core.Tests.Intake;

public sealed class ArchiveReaderTests
{
    [Fact]
    public async Task ReadAsync_GivesEachFile_When_TheArchiveIsInOrder()
    {
        var entries = await ReadAsync("a.zip", Zip(("folder/", ""), ("folder/1.txt", "one"), ("zwei – 2.txt", "two"), ("empty.txt", "")));

        Assert.Equal([("folder/1.txt", "one"), ("zwei – 2.txt", "two"), ("empty.txt", "")], entries.Select(entry => (entry.Document!.EntryPath, Encoding.UTF8.GetString(entry.Document.Content.Span))));
        Assert.All(entries, entry => Assert.Equal("a.zip", entry.Document!.Blob));
    }

    [Fact]
    public async Task ReadAsync_GivesEachItsOwnPath_When_EntriesShareAName()
    {
        var zip = Zip(("a.txt", "one"), ("A.txt", "two"), ("a.txt#3", "three"), ("a.txt", "again"), ("a.txt", "once more"), ("../b", ""), ("../b", ""));

        var entries = await ReadAsync("a.zip", zip);

        Assert.Equal(
            ["a.txt one", "A.txt two", "a.txt#3 three", "a.txt#2 again", "a.txt#4 once more"],
            entries.Take(5).Select(entry => $"{entry.Document!.EntryPath} {Encoding.UTF8.GetString(entry.Document.Content.Span)}"));
        Assert.Equal(["../b", "../b#2"], entries.Skip(5).Select(entry => entry.Rejection!.EntryPath));
        Assert.Equal(entries.Select(entry => entry.Document?.EntryPath), (await ReadAsync("a.zip", zip)).Select(entry => entry.Document?.EntryPath));
    }

    [Theory]
    [InlineData("../a.txt")]
    [InlineData("a/../../b.txt")]
    [InlineData("a\\..\\b.txt")]
    [InlineData("/etc/a.txt")]
    [InlineData("\\a.txt")]
    [InlineData("C:\\a.txt")]
    [InlineData("..")]
    public async Task ReadAsync_RejectsTheEntry_When_ItsNameLeadsOutside(string name)
    {
        var entries = await ReadAsync("a.zip", Zip((name, "x"), ("fine..txt", "y")));

        Assert.Equal((name, ReasonCode.UnsafeEntryName), (entries[0].Rejection!.EntryPath, entries[0].Rejection!.Reason));
        Assert.Equal("fine..txt", entries[1].Document!.EntryPath);
    }

    [Fact]
    public async Task ReadAsync_RejectsTheEntry_When_ItIsEncrypted()
    {
        var zip = Zip(("secret.txt", "secret"), ("open.txt", "open"));
        SetFlag(zip, entry: 0, flag: 1);

        var entries = await ReadAsync("a.zip", zip);

        Assert.Equal(ReasonCode.Encrypted, entries[0].Rejection!.Reason);
        Assert.Equal("open.txt", entries[1].Document!.EntryPath);
    }

    [Fact]
    public async Task ReadAsync_RejectsTheEntry_When_ItUnpacksLikeABomb()
    {
        var entries = await ReadAsync("a.zip", Zip(("bomb.txt", new string('0', 5_000_000)), ("fine.txt", "fine")));

        Assert.Equal(ReasonCode.ArchiveLimit, entries[0].Rejection!.Reason);
        Assert.Equal("fine.txt", entries[1].Document!.EntryPath);
    }

    [Fact]
    public async Task ReadAsync_RejectsTheEntry_When_ItIsOverTheSizeOfADocument()
    {
        var entries = await ReadAsync("a.zip", Zip(("large.txt", new string('0', 101)), ("fine.txt", new string('0', 100))), new IntakeOptions { MaxDocumentBytes = 100 });

        Assert.Equal((ReasonCode.TooLarge, "fine.txt"), (entries[0].Rejection!.Reason, entries[1].Document!.EntryPath));
    }

    [Fact]
    public async Task ReadAsync_BelievesNoHeader_When_AnEntryHoldsMoreThanItSays()
    {
        var zip = Zip(("liar.txt", new string('0', 50_000)));
        SetLength(zip, entry: 0, length: 10);

        var entry = Assert.Single(await ReadAsync("a.zip", zip, new IntakeOptions { MaxDocumentBytes = 1000 }));

        Assert.True(entry.Rejection is not null || entry.Document!.Content.Length <= 1000);
    }

    [Fact]
    public async Task ReadAsync_TakesTheFirstAndSaysSo_When_ThereAreTooManyEntries()
    {
        var entries = await ReadAsync("a.zip", Zip([.. Enumerable.Range(0, 10).Select(i => ($"{i}.txt", "x"))]), new IntakeOptions { MaxEntries = 3 });

        Assert.Equal(4, entries.Count);
        Assert.All(entries[..3], entry => Assert.NotNull(entry.Document));
        Assert.Equal((ReasonCode.ArchiveLimit, ""), (entries[3].Rejection!.Reason, entries[3].Rejection!.EntryPath));
    }

    [Fact]
    public async Task ReadAsync_StopsAndSaysSo_When_TheArchiveUnpacksToTooMuch()
    {
        var entries = await ReadAsync("a.zip", Zip([.. Enumerable.Range(0, 10).Select(i => ($"{i}.txt", new string('x', 100)))]), new IntakeOptions { MaxUnpackedBytes = 250 });

        Assert.Equal([null, null, "2.txt"], entries.Select(entry => entry.Rejection?.EntryPath));
    }

    [Fact]
    public async Task ReadAsync_SaysThatTheArchiveIsTorn_When_ItsEndIsMissing()
    {
        var zip = Zip(("1.txt", "one"), ("2.txt", "two"));

        var entry = Assert.Single(await ReadAsync("a.zip", zip[..^30]));

        Assert.Equal((ReasonCode.Malformed, ""), (entry.Rejection!.Reason, entry.Rejection.EntryPath));
    }

    [Fact]
    public async Task ReadAsync_SaysThatTheArchiveIsTorn_When_ItsDirectoryIsGarbage()
    {
        var zip = Zip(("1.txt", "one"), ("2.txt", "two"));
        zip[DirectoryStart(zip)] ^= 0xFF;

        Assert.Contains(await ReadAsync("a.zip", zip), entry => entry.Rejection is { Reason: ReasonCode.Malformed });
    }

    [Fact]
    public async Task ReadAsync_SaysThatTheArchiveIsEmpty_When_ItHoldsOnlyFolders()
    {
        var entry = Assert.Single(await ReadAsync("a.zip", Zip(("a/", ""), ("a/b/", ""))));

        Assert.Equal(ReasonCode.Empty, entry.Rejection!.Reason);
    }

    [Fact]
    public async Task ReadAsync_NeverThrows_When_AnyByteOfTheArchiveIsBroken()
    {
        var intact = Zip(("folder/1.txt", "one one one one one one"), ("2.txt", new string('2', 300)));

        for (var position = 4; position < intact.Length; position++)
        {
            foreach (var change in new byte[] { 0x01, 0x08, 0x80, 0xFF })
            {
                var zip = intact.ToArray();
                zip[position] ^= change;

                var exception = await Record.ExceptionAsync(() => ReadAsync("a.zip", zip));

                Assert.True(exception is null, $"Byte {position} ^ {change}: {exception}");
            }
        }
    }

    [Fact]
    public async Task ReadAsync_GivesEachLine_When_TheFileIsJsonLines()
    {
        const string text = "\uFEFF{\"a\":1}\r\n\n   \n{\"b\":2}\n{\"long\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}\n{\"c\":3}";

        var entries = await ReadAsync("a.jsonl", Encoding.UTF8.GetBytes(text), new IntakeOptions { MaxDocumentBytes = 20 }, archiveBytes: 1000);

        Assert.Equal(["line-1", "line-4", "line-5", "line-6"], entries.Select(entry => entry.Document?.EntryPath ?? entry.Rejection!.EntryPath));
        Assert.Equal(ReasonCode.TooLarge, entries[2].Rejection!.Reason);
        Assert.Equal("{\"c\":3}", Encoding.UTF8.GetString(entries[3].Document!.Content.Span));
    }

    [Theory]
    [InlineData("a.jsonl", "{\"a\":1}\n", ContentKind.Archive)]
    [InlineData("A.NDJSON", "\uFEFF \n {\"a\":1}", ContentKind.Archive)]
    [InlineData("a.json", "{\"a\":1}", ContentKind.Document)]
    [InlineData("a.jsonl", "plain text", ContentKind.Document)]
    [InlineData("a.jsonl", "", ContentKind.Document)]
    [InlineData("a.zip", "plain text", ContentKind.Document)]
    public void Detect_GoesByContentFirst_When_NamesLie(string name, string content, ContentKind expected) =>
        Assert.Equal(expected, ArchiveReader.Detect(Encoding.UTF8.GetBytes(content), name));

    [Theory]
    [InlineData("a.txt", ContentKind.Archive)]
    [InlineData("[Content_Types].xml", ContentKind.Document)]
    [InlineData("mimetype", ContentKind.Document)]
    [InlineData("word/document.xml", ContentKind.Document)]
    public void Detect_LeavesOfficeDocumentsWhole_When_TheyAreZipFiles(string firstEntry, ContentKind expected)
    {
        var zip = Zip((firstEntry, "x"));

        Assert.Equal(expected, ArchiveReader.Detect(zip, "any.bin"));
        Assert.Equal(ContentKind.Archive, ArchiveReader.Detect(zip.AsSpan(0, 20), "any.bin"));
    }

    private static async Task<List<ArchiveEntry>> ReadAsync(string name, byte[] bytes, IntakeOptions? options = null, int archiveBytes = int.MaxValue)
    {
        options ??= new IntakeOptions();
        options.MaxArchiveBytes = archiveBytes;
        return await Unpacked.ReadAsync(name, bytes, options);
    }

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();

        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2024, 10, 28, 12, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    // Offsets: APPNOTE 4.3.12 (central directory header) and 4.3.16 (end of central directory).
    private static int DirectoryStart(byte[] zip) => BitConverter.ToInt32(zip, zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8) + 16);

    private static int DirectoryEntry(byte[] zip, int entry)
    {
        var start = DirectoryStart(zip);

        for (var i = 0; i < entry; i++)
        {
            start += 46 + BitConverter.ToUInt16(zip, start + 28) + BitConverter.ToUInt16(zip, start + 30) + BitConverter.ToUInt16(zip, start + 32);
        }

        return start;
    }

    private static void SetFlag(byte[] zip, int entry, ushort flag)
    {
        var header = DirectoryEntry(zip, entry);
        zip[header + 8] |= (byte)flag;
        zip[BitConverter.ToInt32(zip, header + 42) + 6] |= (byte)flag;
    }

    private static void SetLength(byte[] zip, int entry, int length) => BitConverter.TryWriteBytes(zip.AsSpan(DirectoryEntry(zip, entry) + 24), length);
}
