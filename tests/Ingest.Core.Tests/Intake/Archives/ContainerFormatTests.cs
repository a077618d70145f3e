using System.Formats.Tar;
using System.Text;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;

namespace Ingest.Core.Tests.Intake.Archives;

public sealed class ContainerFormatTests
{
    /// <summary>Packed by 7-Zip 16.02 with a password: the files alone, and their names too.</summary>
    private const string LockedFiles = "N3q8ryccAATStuu1jAAAAAAAAAAgAAAAAAAAACEZevkmOiv9Qs7GU8+YsdFby6fBVwlZgqGXptpNv6WSOJumIQAAgTMHrg/QDrA8nzkQnJ+m1TPafx8z8q+6U9I8SWYYxihjusv0fh7wR45yNDQyzr3fGUzyZfGlUZQ1nRj4f0DgjUb0OLi/Lvx8MvjLq5I64Gykkdzfy+sRbkhWyeF8U3XG5G8zrOND6ecAABcGIAEJbAAHCwEAASMDAQEFXQAQAAAMfgoB3GmV/AAA";
    private const string LockedNames = "N3q8ryccAAT3pHqAkAAAAAAAAAAzAAAAAAAAAFurrCtdo2pJ29O29aAY0ybsiWMLHA7ej4sqURiveJ2jpcRy14x1UBJqjss4UWzi4AOFvV9ZEwo/ww7gkFptMbsnDiw0jhQ36aTFiI4QLdWEgWAb4/qGiY1OB/SKkK2pnaHp4dz3xW6LScg/h2JcVhiorKaAdqo4LW00Gt1gfKJj/zb81KwRnAjvbmtfRGFl0bNDmXQXBiABCXAABwsBAAIkBvEHAQpTB8YjOJDt478vIwMBAQVdABAAAAEADGx+CgFc8vcpAAA=";

    private static readonly (string, byte[])[] Two = [("a/1.txt", Packed.Utf8("one")), ("zwei.txt", Packed.Utf8("two"))];

    public static TheoryData<string, byte[]> Archives => new()
    {
        { "a.zip", Packed.Zip(Two) },
        { "a.7z", Packed.SevenZip(Two) },
        { "a.tar", Packed.Tar(Two) },
        { "ustar.tar", Packed.Tar(TarEntryFormat.Ustar, Two) },
        { "gnu.tar", Packed.Tar(TarEntryFormat.Gnu, Two) },
        { "v7.tar", Packed.Tar(TarEntryFormat.V7, Two) },
        { "a.tar.gz", Packed.Gzip(Packed.Tar(Two)) },
        { "a.tgz", Packed.Gzip(Packed.Tar(Two)) },
        { "a.tar.bz2", Packed.Bzip2(Packed.Tar(Two)) },
        { "a.tar.xz", Packed.Xz(Packed.Tar(Two)) },
        { "a.tar.zst", Packed.Zstandard(Packed.Tar(Two)) },
        { "no name tells", Packed.Gzip(Packed.Zip(Two)) },
    };

    public static TheoryData<string, byte[]> Compressed => new()
    {
        { "page.html.gz", Packed.Gzip(Packed.Utf8("<p>one")) },
        { "page.html.bz2", Packed.Bzip2(Packed.Utf8("<p>one")) },
        { "page.html.xz", Packed.Xz(Packed.Utf8("<p>one")) },
        { "page.html.zst", Packed.Zstandard(Packed.Utf8("<p>one")) },
        { "members.gz", [.. Packed.Gzip(Packed.Utf8("<p>")), .. Packed.Gzip(Packed.Utf8("one"))] },
        { "streams.xz", [.. Packed.Xz(Packed.Utf8("<p>")), 0, 0, 0, 0, .. Packed.Xz(Packed.Utf8("one"))] },
        { "streams.bz2", [.. Packed.Bzip2(Packed.Utf8("<p>")), .. Packed.Bzip2(Packed.Utf8("one"))] },
        { "frames.zst", [.. Packed.Zstandard(Packed.Utf8("<p>")), .. Packed.Zstandard(Packed.Utf8("one"))] },
        { "twice.gz", Packed.Bzip2(Packed.Gzip(Packed.Utf8("<p>one"))) },
    };

    [Theory]
    [MemberData(nameof(Archives))]
    public async Task Archive_GivesItsFilesWithTheirPaths_When_ItsFormatIs(string name, byte[] bytes) =>
        Assert.Equal(["a/1.txt=one", "zwei.txt=two"], await Unpacked.TextsAsync(name, bytes));

    [Theory]
    [MemberData(nameof(Compressed))]
    public async Task CompressedFile_IsOneDocumentUnderItsOwnName_When_ItHoldsOne(string name, byte[] bytes) =>
        Assert.Equal(["=<p>one"], await Unpacked.TextsAsync(name, bytes));

    [Fact]
    public async Task CompressedFile_GivesItsLines_When_ItHoldsJsonLines() =>
        Assert.Equal(["line-1={\"a\":1}", "line-2={\"a\":2}"], await Unpacked.TextsAsync("a.jsonl.gz", Packed.Gzip(Packed.Utf8("{\"a\":1}\n{\"a\":2}\n"))));

    [Fact]
    public async Task Archive_GivesWhatLiesInTheArchivesInIt_When_TheyAreNested()
    {
        var bytes = Packed.Zip(
            ("inner.tar.gz", Packed.Gzip(Packed.Tar(("deep.zip", Packed.Zip(Two)), ("lines.jsonl", Packed.Utf8("{}\n"))))),
            ("inner.7z", Packed.SevenZip(Two)),
            ("page.html.gz", Packed.Gzip(Packed.Utf8("<p>page"))),
            ("last.txt", Packed.Utf8("last")));

        Assert.Equal(
            ["inner.tar.gz/deep.zip/a/1.txt=one", "inner.tar.gz/deep.zip/zwei.txt=two", "inner.tar.gz/lines.jsonl/line-1={}", "inner.7z/a/1.txt=one", "inner.7z/zwei.txt=two", "page.html.gz=<p>page", "last.txt=last"],
            await Unpacked.TextsAsync("a.zip", bytes));
    }

    [Fact]
    public async Task Archive_IsOpenedToTheLimitAndNoFurther_When_ItNestsOnAndOn()
    {
        var bytes = Packed.Utf8("core");

        for (var i = 0; i < 5; i++)
        {
            bytes = Packed.Zip(("z.zip", bytes), ($"{i}.txt", Packed.Utf8($"{i}")));
        }

        var texts = await Unpacked.TextsAsync("a.zip", bytes, new IntakeOptions { MaxDepth = 3 });

        Assert.Equal(["z.zip/z.zip/z.zip!ArchiveLimit", "z.zip/z.zip/2.txt=2", "z.zip/3.txt=3", "4.txt=4"], texts);
    }

    [Fact]
    public async Task Tar_KeepsLongNames_When_TheyDoNotFitIntoTheHeader()
    {
        var name = string.Concat(Enumerable.Repeat("folder-ä/", 40)) + "1.txt";

        Assert.Equal([$"{name}=one"], await Unpacked.TextsAsync("a.tar", Packed.Tar(TarEntryFormat.Pax, (name, Packed.Utf8("one")))));
        Assert.Equal([$"{name}=one"], await Unpacked.TextsAsync("a.tar", Packed.Tar(TarEntryFormat.Gnu, (name, Packed.Utf8("one")))));
    }

    [Fact]
    public async Task Tar_GoesOnBehindABrokenHeader_When_TheOthersAreGood()
    {
        var tar = Packed.Tar(TarEntryFormat.Ustar, ("1.txt", Packed.Utf8("one")), ("2.txt", Packed.Utf8("two")), ("3.txt", Packed.Utf8("three")));
        tar[1024 + 100] ^= 0xFF;

        Assert.Equal(["1.txt=one", "!Malformed", "3.txt=three"], await Unpacked.TextsAsync("a.tar", tar));
    }

    [Fact]
    public async Task Tar_KeepsWhatCameBefore_When_ItIsCutOff()
    {
        var tar = Packed.Tar(TarEntryFormat.Ustar, ("1.txt", Packed.Utf8("one")), ("2.txt", new byte[5000]))[..3000];

        Assert.Equal(["1.txt=one", "2.txt!Malformed", "!Malformed"], await Unpacked.TextsAsync("a.tar", tar));
    }

    [Theory]
    [InlineData(LockedFiles)]
    [InlineData(LockedNames)]
    public async Task SevenZip_SaysThatItIsEncrypted_When_ItNeedsAPassword(string archive)
    {
        var entries = await Unpacked.ReadAsync("a.7z", Convert.FromBase64String(archive));

        Assert.NotEmpty(entries);
        Assert.All(entries, entry => Assert.Equal(ReasonCode.Encrypted, entry.Rejection?.Reason));
    }

    [Theory]
    [InlineData(nameof(Packed.Gzip))]
    [InlineData(nameof(Packed.Bzip2))]
    [InlineData(nameof(Packed.Xz))]
    [InlineData(nameof(Packed.Zstandard))]
    public async Task CompressedFile_SaysThatItIsDamaged_When_ItIsCutOff(string format)
    {
        var bytes = Pack(format, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000))));

        Assert.Equal(["!Malformed"], await Unpacked.TextsAsync("a", bytes[..(bytes.Length / 2)]));
    }

    private static byte[] Pack(string format, byte[] content) => format switch
    {
        nameof(Packed.Gzip) => Packed.Gzip(content),
        nameof(Packed.Bzip2) => Packed.Bzip2(content),
        nameof(Packed.Xz) => Packed.Xz(content),
        _ => Packed.Zstandard(content),
    };
}
