using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Ingest.Core.Intake.Archives;

/// <summary>One block of 512 bytes that opens an entry of a tar file: V7, POSIX ustar, GNU (POSIX.1-2017, pax; GNU tar manual, 15.1).</summary>
/// <param name="Type">Entry type: '0', NUL and '7' are files, 'x', 'g', 'L' and 'K' say something of the next entry, the rest has no content to read.</param>
internal sealed record TarHeader(string Name, long Size, char Type, DateTimeOffset? LastModified)
{
    public const int BlockBytes = 512;

    public bool IsFile => Type is '0' or '\0' or '7';

    /// <summary>By the checksum: the old format has no magic word. An empty block is no header.</summary>
    public static bool IsOne(ReadOnlySpan<byte> block)
    {
        if (block.Length < BlockBytes || block[0] == 0 || Octal(block.Slice(148, 8)) is not { } stated)
        {
            return false;
        }

        var sum = 0L;

        for (var i = 0; i < BlockBytes; i++)
        {
            sum += i is >= 148 and < 156 ? ' ' : block[i];
        }

        return sum == stated;
    }

    /// <returns>Null where the block is no header.</returns>
    public static TarHeader? Read(ReadOnlySpan<byte> block)
    {
        if (!IsOne(block) || Number(block.Slice(124, 12)) is not (>= 0 and var size))
        {
            return null;
        }

        var name = Text(block[..100]);
        var isPosix = block[257..].StartsWith("ustar\0"u8);
        var prefix = isPosix ? Text(block.Slice(345, 155)) : "";
        var seconds = Number(block.Slice(136, 12)) ?? 0;
        DateTimeOffset? modified = seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        return new TarHeader(prefix.Length > 0 ? $"{prefix}/{name}" : name, size, (char)block[156], modified);
    }

    /// <summary>Applies what a pax header says of this entry: records of "length key=value", each with a newline at its end.</summary>
    public TarHeader With(ReadOnlySpan<byte> pax)
    {
        var header = this;

        while (pax.IndexOf((byte)' ') is var space and > 0 && int.TryParse(pax[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > space + 1 && length <= pax.Length)
        {
            var record = pax[(space + 1)..length].TrimEnd((byte)'\n');
            var equals = record.IndexOf((byte)'=');
            var value = equals < 0 ? "" : Encoding.UTF8.GetString(record[(equals + 1)..]);
            header = equals < 0 ? header : Encoding.UTF8.GetString(record[..equals]) switch
            {
                "path" => header with { Name = value },
                "size" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) => header with { Size = size },
                _ => header,
            };
            pax = pax[length..];
        }

        return header;
    }

    public static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    /// <summary>Octal digits, or a number in base 256 where the first bit is set (GNU, for sizes of 8 GiB and more).</summary>
    private static long? Number(ReadOnlySpan<byte> field) => (field[0] & 0x80) == 0 ? Octal(field) : field[0] == 0x80 ? BinaryPrimitives.ReadInt64BigEndian(field[^8..]) : null;

    private static long? Octal(ReadOnlySpan<byte> field)
    {
        var digits = field.Trim(" \0"u8);
        var value = 0L;

        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return null;
            }

            value = (value << 3) + digit - '0';
        }

        return digits.IsEmpty || value < 0 ? null : value;
    }
}
