using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;

namespace Ingest.Core.Tests.Intake.Archives;

public sealed class ArchiveLimitTests
{
    private static readonly byte[] Zeros = new byte[20_000_000];

    public static TheoryData<string, byte[]> Bombs => new()
    {
        { "a.gz", Packed.Gzip(Zeros) },
        { "a.bz2", Packed.Bzip2(Zeros) },
        { "a.zst", Packed.Zstandard(Zeros) },
        { "a.7z", Packed.SevenZip(("zeros.txt", Zeros)) },
        { "a.tar.gz", Packed.Gzip(Packed.Tar(("zeros.txt", Zeros))) },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task Bomb_IsStopped_When_ItUnpacksToFarMoreThanItsSize(string name, byte[] bytes)
    {
        var entries = await Unpacked.ReadAsync(name, bytes);

        Assert.NotEmpty(entries);
        Assert.All(entries, entry => Assert.Equal(ReasonCode.ArchiveLimit, entry.Rejection?.Reason));
    }

    [Fact]
    public async Task BombInside_IsStoppedAlone_When_ItsNeighboursAreGood()
    {
        var zip = Packed.Zip(("1.txt", Packed.Utf8("one")), ("bomb.gz", Packed.Gzip(Zeros)), ("2.txt", Packed.Utf8("two")));

        Assert.Equal(["1.txt=one", "bomb.gz!ArchiveLimit", "2.txt=two"], await Unpacked.TextsAsync("a.zip", zip));
    }

    [Fact]
    public async Task Archive_IsStopped_When_AllItsDecodersGiveTooMuch()
    {
        var random = new byte[1000];
        new Random(1).NextBytes(random);
        var inner = Packed.Gzip(Packed.Tar([.. Enumerable.Range(0, 10).Select(i => ($"{i}.bin", random))]));
        var zip = Packed.Zip([.. Enumerable.Range(0, 10).Select(i => ($"{i}.tar.gz", inner))]);

        var entries = await Unpacked.ReadAsync("a.zip", zip, new IntakeOptions { MaxUnpackedBytes = 100_000 });

        Assert.Equal(ReasonCode.ArchiveLimit, entries[^1].Rejection!.Reason);
        Assert.InRange(entries.Sum(entry => entry.Document?.Content.Length ?? 0), 1, 100_000);
    }

    [Fact]
    public async Task Archive_CountsTheEntriesOfThoseInside_When_TheyAreMany()
    {
        var inner = Packed.Tar([.. Enumerable.Range(0, 10).Select(i => ($"{i}.txt", Packed.Utf8("x")))]);

        var entries = await Unpacked.ReadAsync("a.zip", Packed.Zip([.. Enumerable.Range(0, 10).Select(i => ($"{i}.tar", inner))]), new IntakeOptions { MaxEntries = 25 });

        Assert.InRange(entries.Count(entry => entry.Document is not null), 1, 25);
        Assert.Equal(ReasonCode.ArchiveLimit, Assert.Single(entries, entry => entry.Rejection is not null).Rejection!.Reason);
    }

    [Theory]
    [InlineData("../a.txt")]
    [InlineData("/etc/a.txt")]
    [InlineData("a/../../b.txt")]
    public async Task Entry_IsRejected_When_ItsNameLeadsOutside(string name)
    {
        foreach (var (archive, bytes) in new[] { ("a.tar", Packed.Tar((name, Packed.Utf8("x")), ("fine.txt", Packed.Utf8("y")))), ("a.7z", Packed.SevenZip((name, Packed.Utf8("x")), ("fine.txt", Packed.Utf8("y")))) })
        {
            var entries = await Unpacked.ReadAsync(archive, bytes);

            Assert.Equal(2, entries.Count);
            Assert.True(entries[0].Rejection?.Reason == ReasonCode.UnsafeEntryName || entries[0].Document?.EntryPath.Contains("..", StringComparison.Ordinal) == false, $"{archive}: {entries[0]}");
            Assert.Equal("fine.txt", entries[1].Document!.EntryPath);
        }
    }

    [Fact]
    public async Task Entries_AreRejected_When_TheyShareTheirBytes()
    {
        var zip = Packed.Zip(("1.txt", Packed.Utf8("one")), ("2.txt", Packed.Utf8("two")), ("3.txt", Packed.Utf8("three")));
        var directory = BitConverter.ToInt32(zip, zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8) + 16);
        var second = directory + 46 + "1.txt".Length;
        // The second entry's header points at the first one's bytes.
        zip.AsSpan(directory + 16, 12).CopyTo(zip.AsSpan(second + 16));
        zip.AsSpan(directory + 42, 4).CopyTo(zip.AsSpan(second + 42));

        Assert.Equal(["1.txt!ArchiveLimit", "2.txt!ArchiveLimit", "3.txt=three"], await Unpacked.TextsAsync("a.zip", zip));
    }
}
