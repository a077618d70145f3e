using System.Buffers.Binary;
using Ingest.Core.Intake.Archives;

namespace Ingest.Core.Tests.Intake.Archives;

public sealed class ZipDirectoryTests
{
    private const uint Elsewhere = uint.MaxValue;

    [Fact]
    public void Overlapping_SeesNothing_When_EntriesLieSideBySide() => Assert.Empty(Overlapping(Packed.Zip(("a", Packed.Utf8("one")), ("b", Packed.Utf8("two")))));

    [Fact]
    public void Overlapping_NamesBoth_When_TwoEntriesShareBytes() => Assert.Equal([0, 1], Overlapping(Zip([Entry(10, 0), Entry(10, 5), Entry(10, 100)])).Order());

    [Theory]
    [InlineData(0, 0)]
    [InlineData(8, 2)]
    public void Overlapping_ReadsTheLongValues_When_TheyStandInTheExtraField(int second, int shared)
    {
        var first = Entry(Elsewhere, Elsewhere, length: Elsewhere, extra: [0x55, 0x54, 1, 0, 9, .. Extra(7, 10, 0)]);
        var other = Entry(5, Elsewhere, extra: Extra(second == 0 ? 100 : second));

        Assert.Equal(shared, Overlapping(Zip([first, other])).Count);
    }

    [Fact]
    public void Overlapping_BearsAShortField_When_TheExtraFieldIsCut()
    {
        var cut = Entry(Elsewhere, 0, extra: [1, 0, 200, 0, 1, 2]);

        Assert.Equal(2, Overlapping(Zip([cut, Entry(5, 1000)])).Count);
    }

    [Fact]
    public void Overlapping_FindsTheDirectory_When_TheArchiveIsZip64() =>
        Assert.Equal([0, 1], Overlapping(Zip([Entry(10, 0), Entry(10, 5)], isZip64: true)).Order());

    [Fact]
    public void Overlapping_SeesNothing_When_TheDirectoryCannotBeRead()
    {
        var whole = Zip([Entry(10, 0), Entry(10, 5)]);
        var wide = Zip([Entry(10, 0), Entry(10, 5)], isZip64: true, at: 1 << 20);
        var negative = Zip([Entry(10, 0), Entry(10, 5)], isZip64: true, at: -1);

        Assert.Empty(Overlapping([]));
        Assert.Empty(Overlapping(whole[..^10]));
        Assert.Empty(Overlapping(wide));
        Assert.Empty(Overlapping(negative));
        Assert.Empty(Overlapping(End(size: 5000, offset: 0)));
        Assert.Empty(Overlapping(End(size: Elsewhere, offset: 0)));
    }

    [Fact]
    public void Overlapping_StopsAtTheEnd_When_TheLastEntryIsCut()
    {
        var entry = Entry(10, 0);
        byte[] cut = [.. entry, .. Entry(10, 5)[..^1]];

        Assert.Empty(Overlapping([.. cut, .. End((uint)cut.Length, 0)]));
    }

    [Fact]
    public void Overlapping_RefusesADirectory_When_ItIsTooLongToHold()
    {
        var zip = new byte[ZipDirectory.MaxBytes + 100];
        End(size: 10, offset: 0).CopyTo(zip, zip.Length - 22);

        Assert.Throws<ArchiveLimitException>(() => Overlapping(zip));
    }

    private static IReadOnlySet<int> Overlapping(byte[] zip) => ZipDirectory.Overlapping(new MemoryStream(zip));

    /// <summary>A directory alone: what it speaks of is not looked at.</summary>
    private static byte[] Zip(byte[][] entries, bool isZip64 = false, long? at = null)
    {
        byte[] directory = [.. entries.SelectMany(entry => entry)];

        if (!isZip64)
        {
            return [.. directory, .. End((uint)directory.Length, 0)];
        }

        var record = new byte[56];
        "PK\u0006\u0006"u8.CopyTo(record);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(40), directory.Length);
        var locator = new byte[20];
        "PK\u0006\u0007"u8.CopyTo(locator);
        BinaryPrimitives.WriteInt64LittleEndian(locator.AsSpan(8), at ?? directory.Length);
        return [.. directory, .. record, .. locator, .. End(Elsewhere, Elsewhere)];
    }

    private static byte[] Entry(uint compressed, uint start, uint length = 10, byte[]? extra = null)
    {
        var header = new byte[46];
        "PK\u0001\u0002"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(20), compressed);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(30), (ushort)(extra?.Length ?? 0));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), start);
        return [.. header, (byte)'a', .. extra ?? []];
    }

    private static byte[] Extra(params long[] values)
    {
        var field = new byte[4 + (8 * values.Length)];
        field[0] = 1;
        field[2] = (byte)(8 * values.Length);

        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(field.AsSpan(4 + (8 * i)), values[i]);
        }

        return field;
    }

    private static byte[] End(uint size, uint offset)
    {
        var end = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), size);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), offset);
        return end;
    }
}
