using System.Buffers.Binary;
using System.Text;
using Ingest.Core.Intake.Archives;

namespace Ingest.Core.Tests.Intake.Archives;

public sealed class TarHeaderTests
{
    [Fact]
    public void Read_GivesNameSizeAndDate_When_TheHeaderIsPosix()
    {
        var header = TarHeader.Read(Block(size: "00000000017\0", seconds: "14707674000\0", prefix: "folder"));

        Assert.Equal(new TarHeader("folder/a.txt", 15, '0', DateTimeOffset.FromUnixTimeSeconds(Convert.ToInt64("14707674000", 8))), header);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000000000\0")]
    [InlineData("x")]
    public void Read_GivesNoDate_When_TheHeaderHasNone(string seconds) => Assert.Null(TarHeader.Read(Block(seconds: seconds))!.LastModified);

    [Fact]
    public void Read_ReadsLargeSizes_When_TheyAreInBase256()
    {
        var block = Block(change: bytes =>
        {
            bytes[124] = 0x80;
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(128), 9_000_000_000);
        });

        Assert.Equal(9_000_000_000, TarHeader.Read(block)!.Size);
    }

    [Fact]
    public void Read_AnswersNothing_When_TheSizeIsNone()
    {
        Assert.Null(TarHeader.Read(Block(size: "0000000000x\0")));
        Assert.Null(TarHeader.Read(Block(size: "           \0")));
        Assert.Null(TarHeader.Read(Block(change: bytes => bytes[124] = 0xFF)));
        Assert.Null(TarHeader.Read(Block(change: bytes =>
        {
            bytes[124] = 0x80;
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(128), -1);
        })));
    }

    [Fact]
    public void IsOne_GoesByTheChecksum_When_ABlockIsGiven()
    {
        var broken = Block();
        broken[10] ^= 1;

        Assert.True(TarHeader.IsOne(Block()));
        Assert.False(TarHeader.IsOne(broken));
        Assert.False(TarHeader.IsOne(new byte[TarHeader.BlockBytes]));
        Assert.False(TarHeader.IsOne(Block().AsSpan(0, 100)));
    }

    [Theory]
    [InlineData("15 path=ä.txt\n", "ä.txt", 15)]
    [InlineData("13 size=1234\n", "a.txt", 1234)]
    [InlineData("11 size=-1\n", "a.txt", 15)]
    [InlineData("12 mtime=12\n", "a.txt", 15)]
    [InlineData("9 nothing15 path=b.txt\n", "a.txt", 15)]
    [InlineData("14 path=b.txt\n12 size=99\n\n", "b.txt", 99)]
    [InlineData("99 path=b.txt\n", "a.txt", 15)]
    [InlineData("2 path=b.txt\n", "a.txt", 15)]
    [InlineData("x path=b.txt\n", "a.txt", 15)]
    [InlineData("", "a.txt", 15)]
    public void With_TakesPathAndSize_When_APaxHeaderHasThem(string pax, string name, long size)
    {
        var header = new TarHeader("a.txt", 15, '0', null).With(Encoding.UTF8.GetBytes(pax));

        Assert.Equal((name, size), (header.Name, header.Size));
    }

    [Theory]
    [InlineData('0', true)]
    [InlineData('\0', true)]
    [InlineData('7', true)]
    [InlineData('5', false)]
    [InlineData('x', false)]
    public void IsFile_TellsFilesFromTheRest_When_TheTypeIs(char type, bool isFile) => Assert.Equal(isFile, new TarHeader("a", 0, type, null).IsFile);

    private static byte[] Block(string size = "00000000017\0", string seconds = "", string prefix = "", Action<byte[]>? change = null)
    {
        var block = new byte[TarHeader.BlockBytes];
        Put("a.txt", 0);
        Put(size, 124);
        Put(seconds, 136);
        block[156] = (byte)'0';
        Put("ustar\0", 257);
        Put(prefix, 345);
        change?.Invoke(block);
        Put("        ", 148);
        Put(Convert.ToString(block.Sum(b => b), 8).PadLeft(6, '0') + "\0 ", 148);
        return block;

        void Put(string text, int at) => Encoding.Latin1.GetBytes(text).CopyTo(block, at);
    }
}
