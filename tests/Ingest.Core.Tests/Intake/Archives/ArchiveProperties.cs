using System.Formats.Tar;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Ingest.Core.Tests.Intake.Archives;

/// <summary>What holds for every format of archive, whatever lies in it and whatever became of it on its way.</summary>
public sealed class ArchiveProperties
{
    private const int Runs = 60;

    /// <summary>Contents of the files of one archive: any text, told from an archive by its first letter.</summary>
    private static readonly Gen<List<string>> Files = ArbMap.Default.GeneratorFor<string>()
        .Select(text => "a" + Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? "")))
        .NonEmptyListOf().Select(files => files.ToList());

    /// <summary>What an archive suffers, as (byte changed, its value, bytes cut off or none); places are taken modulo the length.</summary>
    private static readonly Gen<(int Place, byte Value, int Cut)> Damage =
        from place in Gen.Choose(0, int.MaxValue - 1)
        from value in Gen.Choose(0, 255)
        from cut in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, int.MaxValue - 1))
        select (place, (byte)value, cut);

    private static readonly Dictionary<string, Func<(string Name, byte[] Content)[], byte[]>> Formats = new()
    {
        ["a.zip"] = Packed.Zip,
        ["a.7z"] = Packed.SevenZip,
        ["a.tar"] = Packed.Tar,
        ["gnu.tar"] = files => Packed.Tar(TarEntryFormat.Gnu, files),
        ["v7.tar"] = files => Packed.Tar(TarEntryFormat.V7, files),
        ["a.tar.gz"] = files => Packed.Gzip(Packed.Tar(files)),
        ["a.tar.bz2"] = files => Packed.Bzip2(Packed.Tar(files)),
        ["a.tar.xz"] = files => Packed.Xz(Packed.Tar(files)),
        ["a.tar.zst"] = files => Packed.Zstandard(Packed.Tar(files)),
        ["zip in a tar.gz"] = files => Packed.Gzip(Packed.Tar(("inner.zip", Packed.Zip(files)))),
        ["a.warc"] = files => [.. files.SelectMany(WarcRecord)],
        ["a.warc.gz"] = files => [.. files.SelectMany(file => Packed.Gzip(WarcRecord(file)))],
        ["a.jsonl"] = JsonLines,
        ["a.jsonl.gz"] = files => Packed.Gzip(JsonLines(files)),
    };

    public static TheoryData<string> Names => [.. Formats.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Archive_GivesEachFileOnceAndInOrder_When_ItHoldsAnything(string name)
    {
        var property = Prop.ForAll(Arb.From(Files), files =>
        {
            var entries = Unpacked.ReadAsync(name, Pack(name, files)).GetAwaiter().GetResult();

            Assert.Equal(files, entries.Select(entry => Content(name, entry.Document!.Content.Span)));
            Assert.Distinct(entries.Select(entry => entry.Document!.EntryPath));
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), property);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Archive_GivesDocumentsAndReasonsAlone_When_ItIsDamaged(string name)
    {
        var property = Prop.ForAll(Arb.From(Files), Arb.From(Damage), (files, damage) =>
        {
            var bytes = Pack(name, files);
            bytes[damage.Place % bytes.Length] = damage.Value;

            var entries = Unpacked.ReadAsync(name, bytes[..^(damage.Cut % bytes.Length)]).GetAwaiter().GetResult();

            Assert.All(entries, entry => Assert.True(entry.Document is null ^ entry.Rejection is null));
            Assert.All(entries, entry => Assert.Contains(' ', entry.Rejection?.Detail ?? " "));
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), property);
    }

    private static byte[] Pack(string name, List<string> files) =>
        Formats[name]([.. files.Select((file, i) => (string.Create(CultureInfo.InvariantCulture, $"{i}.txt"), Encoding.UTF8.GetBytes(file)))]);

    private static string Content(string name, ReadOnlySpan<byte> content) =>
        name.Contains("jsonl", StringComparison.Ordinal) ? JsonSerializer.Deserialize<JsonElement>(content).GetProperty("body").GetString()! : Encoding.UTF8.GetString(content);

    private static byte[] WarcRecord((string Name, byte[] Content) file) =>
        Packed.Response("https://n.example/" + file.Name, "HTTP/1.1 200 OK\nContent-Type: text/html", file.Content);

    private static byte[] JsonLines((string Name, byte[] Content)[] files) =>
        [.. files.SelectMany(file => JsonSerializer.SerializeToUtf8Bytes(new { body = Encoding.UTF8.GetString(file.Content) }).Append((byte)'\n'))];
}
