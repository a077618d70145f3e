using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Ingest.Core.Intake.Archives;

namespace Ingest.Core.Batches;

/// <summary>A packed batch, unpacked as it is read: as a stream its JSON, which is looked through for nulls on the way, then what stands behind it.</summary>
internal sealed class UnpackedBatch(ReadOnlyMemory<byte> packed) : ReadOnlyStream
{
    /// <summary>A line feed, which our JSON has nowhere: in strings it is escaped.</summary>
    public const byte EndOfJson = (byte)'\n';

    // A forged or broken batch must not inflate without end.
    private const int MaxBytes = 256 * 1024 * 1024;

    private static readonly SearchValues<byte> InString = SearchValues.Create("\"\\"u8);

    /// <summary>Outside of strings JSON has an n in "null" alone.</summary>
    private static readonly SearchValues<byte> OutsideOfStrings = SearchValues.Create([(byte)'"', (byte)'n', EndOfJson]);

    private ReadOnlyMemory<byte> _packed = packed;
    private BrotliDecoder _decoder;
    private int _length;
    private bool _isInString;
    private bool _isEscaped;

    // Unpacked with the end of the JSON, and behind it; null before that end.
    private ReadOnlyMemory<byte>? _behind;

    /// <summary>Whether a null came so far.</summary>
    public bool HasNull { get; private set; }

    /// <returns>0 at the end of the JSON.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, or unpack to too many.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_behind is not null)
        {
            return 0;
        }

        var count = Unpack(buffer);
        var length = LengthOfJson(buffer[..count]);

        if (length < count)
        {
            _behind = buffer[(length + 1)..count].ToArray();
        }

        return length;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    /// <summary>Behind the JSON: the next four bytes, little-endian, not negative.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or cut off, or unpack to too many.</exception>
    public int ReadLength()
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        ReadBehind(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes) is var length and >= 0 ? length : throw CutOff();
    }

    /// <summary>Behind the JSON: all that is left, which must be so many bytes.</summary>
    /// <returns>What is now in the buffer.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, fewer or more, or unpack to too many.</exception>
    public ReadOnlyMemory<byte> ReadToEnd(long count, PooledBuffer target)
    {
        CheckRoom(count);
        ReadBehind(target.GetSpan((int)count)[..(int)count]);
        target.Advance((int)count);
        return _behind is not { IsEmpty: false } && Unpack(stackalloc byte[1]) == 0 ? target.Written : throw new InvalidDataException("The batch has bytes of more documents than it names.");
    }

    protected override void Dispose(bool disposing)
    {
        _decoder.Dispose();
        base.Dispose(disposing);
    }

    private void ReadBehind(Span<byte> buffer)
    {
        var known = _behind.GetValueOrDefault();
        var count = Math.Min(known.Length, buffer.Length);
        known.Span[..count].CopyTo(buffer);
        _behind = known[count..];

        for (buffer = buffer[count..]; !buffer.IsEmpty; buffer = buffer[count..])
        {
            count = Unpack(buffer);

            if (count == 0)
            {
                throw CutOff();
            }
        }
    }

    private int Unpack(Span<byte> buffer)
    {
        var status = _decoder.Decompress(_packed.Span, buffer, out var consumed, out var written);
        _packed = _packed[consumed..];

        CheckRoom(written);

        if (status == OperationStatus.InvalidData || (status == OperationStatus.NeedMoreData && written == 0 && !buffer.IsEmpty))
        {
            throw CutOff();
        }

        _length += written;
        return written;
    }

    private void CheckRoom(long count)
    {
        if (count > MaxBytes - _length)
        {
            throw new InvalidDataException($"The batch is larger than {MaxBytes} bytes.");
        }
    }

    private static InvalidDataException CutOff() => new("The batch is damaged or cut off.");

    /// <returns>Bytes before the end of the JSON.</returns>
    private int LengthOfJson(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            if (_isEscaped)
            {
                _isEscaped = false;
                continue;
            }

            var next = bytes[at..].IndexOfAny(_isInString ? InString : OutsideOfStrings);

            if (next < 0)
            {
                break;
            }

            at += next;

            if (bytes[at] == EndOfJson)
            {
                return at;
            }

            HasNull |= bytes[at] == (byte)'n';
            _isEscaped = bytes[at] == (byte)'\\';
            _isInString ^= bytes[at] == (byte)'"';
        }

        return bytes.Length;
    }
}
