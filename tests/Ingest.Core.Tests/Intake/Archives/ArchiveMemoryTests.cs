using System.Text;
using Ingest.Core.DeadLetters;

namespace Ingest.Core.Tests.Intake.Archives;

[Collection(typeof(MeasuringCollection))]
[Trait("Category", "Measuring")]
public sealed class ArchiveMemoryTests
{
    /// <summary>7-Zip 16.02 without header compression; the size of the dictionary is overstated below.</summary>
    private const string PlainHeader = "N3q8ryccAARLmCSMFwAAAAAAAABuAAAAAAAAAI40eY3gACIAD10AOh3KNOS6aZq9kQBm002gAAEEBgABCRcABwsBAAEhIQEADCMACA0CCQMKAWaKyhFKtxK8AAAFAhkEAAAAABEdADIALgB0AHgAdAAAAGEALwAxAC4AdAB4AHQAAAAUEgEAgNbckWd73QGA1tyRZ3vdARUKAQAggKSBIICkgQAA";

    [Theory]
    [InlineData(27)]
    [InlineData(36)]
    [InlineData(39)]
    public async Task SevenZip_TakesLittleMemory_When_ItStatesAHugeDictionary(byte size)
    {
        var archive = Convert.FromBase64String(PlainHeader);
        archive[archive.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x21, 0x21, 0x01]) + 3] = size;
        BitConverter.TryWriteBytes(archive.AsSpan(28), Packed.Crc32(archive.AsSpan(32 + 0x17)));
        BitConverter.TryWriteBytes(archive.AsSpan(8), Packed.Crc32(archive.AsSpan(12, 20)));
        var before = GC.GetTotalAllocatedBytes();

        var entries = await Unpacked.ReadAsync("a.7z", archive);

        Assert.NotEmpty(entries);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 150_000_000);
    }

    [Fact]
    public async Task Tar_TakesLittleMemory_When_ItStatesAHugeName()
    {
        var tar = Packed.Tar(System.Formats.Tar.TarEntryFormat.Pax, (new string('n', 200), Packed.Utf8("x")));
        // The size of the first header, which holds the long name; the checksum goes with it.
        Encoding.ASCII.GetBytes("17777777777\0").CopyTo(tar, 124);
        "        "u8.CopyTo(tar.AsSpan(148));
        Encoding.ASCII.GetBytes(Convert.ToString(tar.Take(512).Sum(b => b), 8).PadLeft(6, '0') + "\0 ").CopyTo(tar, 148);
        var before = GC.GetTotalAllocatedBytes();

        var entries = await Unpacked.ReadAsync("a.tar", tar);

        Assert.Equal(ReasonCode.Malformed, Assert.Single(entries).Rejection!.Reason);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 50_000_000);
    }
}
